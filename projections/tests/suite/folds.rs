//! Pure folds: events in, rows out.
