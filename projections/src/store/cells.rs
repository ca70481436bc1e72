//! A row as one value per column, straight from its `Serialize`: what bulk writes are made of.

use eventlog::db::Arg;
use serde::ser::{Error as _, Impossible, Serialize, SerializeStruct, Serializer};

use crate::schema::{Column, Kind, Table, storable};

type Error = serde_json::Error;

/// Where the values of a row go, in the order of the table's columns.
pub(crate) trait Cells {
    fn null(&mut self);
    fn int(&mut self, value: i64);
    fn bool(&mut self, value: bool);
    fn text(&mut self, value: &str);
}

/// Values as arguments of a statement.
impl Cells for Vec<Arg<'static>> {
    fn null(&mut self) {
        self.push(Arg::Null);
    }

    fn int(&mut self, value: i64) {
        self.push(Arg::Int(value));
    }

    fn bool(&mut self, value: bool) {
        self.push(Arg::Bool(value));
    }

    fn text(&mut self, value: &str) {
        self.push(Arg::Text(value.replace('\0', "\u{fffd}").into()));
    }
}

/// Values as lines of PostgreSQL's `COPY … FROM STDIN` in text form.
#[derive(Default)]
pub(crate) struct CopyText {
    pub lines: String,
    inside: bool,
}

impl CopyText {
    fn next(&mut self) -> &mut String {
        if std::mem::replace(&mut self.inside, true) {
            self.lines.push('\t');
        }
        &mut self.lines
    }

    /// Ends a row.
    pub fn end_line(&mut self) {
        self.lines.push('\n');
        self.inside = false;
    }
}

impl Cells for CopyText {
    fn null(&mut self) {
        self.next().push_str("\\N");
    }

    fn int(&mut self, value: i64) {
        use std::fmt::Write as _;
        write!(self.next(), "{value}").expect("a String takes everything");
    }

    fn bool(&mut self, value: bool) {
        self.next().push(if value { 't' } else { 'f' });
    }

    fn text(&mut self, value: &str) {
        let line = self.next();
        let mut rest = value;
        while let Some(special) = rest.find(['\\', '\t', '\n', '\r', '\0']) {
            line.push_str(&rest[..special]);
            line.push_str(match rest.as_bytes()[special] {
                b'\\' => "\\\\",
                b'\t' => "\\t",
                b'\n' => "\\n",
                b'\r' => "\\r",
                _ => "\u{fffd}",
            });
            rest = &rest[special + 1..];
        }
        line.push_str(rest);
    }
}

/// Writes the fields of `row`, which must be those of the table, in its order.
pub(crate) fn write(row: &impl Serialize, table: &'static Table, cells: &mut impl Cells) -> Result<(), Error> {
    row.serialize(RowWriter { columns: table.columns, cells })
}

struct RowWriter<'a, C> {
    columns: &'static [Column],
    cells: &'a mut C,
}

fn unfit<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format!("{what} does not fit a column")))
}

macro_rules! refuse {
    ($($name:ident($($type:ty),*);)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<Self::Ok, Error> { unfit(stringify!($name)) })*
    };
}

macro_rules! refuse_compound {
    ($($name:ident($($type:ty),*) -> $assoc:ident;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<Self::$assoc, Error> { unfit(stringify!($name)) })*
    };
}

impl<C: Cells> Serializer for RowWriter<'_, C> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<Self, Error> {
        if fields == self.columns.len() { Ok(self) } else { unfit("a row with another number of fields") }
    }

    refuse! {
        serialize_bool(bool); serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64); serialize_f32(f32); serialize_f64(f64);
        serialize_char(char); serialize_str(&str); serialize_bytes(&[u8]); serialize_none(); serialize_unit();
        serialize_unit_struct(&'static str); serialize_unit_variant(&'static str, u32, &'static str);
    }

    refuse_compound! {
        serialize_seq(Option<usize>) -> SerializeSeq;
        serialize_tuple(usize) -> SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
        serialize_map(Option<usize>) -> SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Error> {
        unfit("an option")
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, row: &T) -> Result<(), Error> {
        row.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        unfit("a variant")
    }
}

impl<C: Cells> SerializeStruct for RowWriter<'_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        let Some((column, rest)) = self.columns.split_first() else { return unfit(name) };
        if column.name != name {
            return unfit(name);
        }
        self.columns = rest;
        match column.kind {
            Kind::Json => self.cells.text(&storable(serde_json::to_string(value)?)),
            Kind::Text | Kind::Int | Kind::Bool => value.serialize(CellWriter(self.cells))?,
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// One plain value.
struct CellWriter<'a, C>(&'a mut C);

impl<C: Cells> CellWriter<'_, C> {
    fn number<N>(self, value: N) -> Result<(), Error>
    where
        i64: TryFrom<N>,
    {
        match i64::try_from(value) {
            Ok(value) => {
                self.0.int(value);
                Ok(())
            }
            Err(_) => unfit("so large a number"),
        }
    }
}

impl<C: Cells> Serializer for CellWriter<'_, C> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.bool(value);
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.0.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.null();
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.0.text(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        unfit("a variant")
    }

    refuse! {
        serialize_f32(f32); serialize_f64(f64); serialize_char(char); serialize_bytes(&[u8]); serialize_unit();
        serialize_unit_struct(&'static str);
    }

    refuse_compound! {
        serialize_seq(Option<usize>) -> SerializeSeq;
        serialize_tuple(usize) -> SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
        serialize_map(Option<usize>) -> SerializeMap;
        serialize_struct(&'static str, usize) -> SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;
    use crate::schema::{bool, int, json, text};

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        DarkRed,
    }

    #[derive(Serialize)]
    struct Row {
        name: String,
        nothing: Option<i64>,
        number: Option<i64>,
        is: bool,
        colour: Colour,
        list: Vec<&'static str>,
    }

    static TABLE: Table = Table {
        name: "t",
        key: "name",
        columns: &[text("name"), int("nothing"), int("number"), bool("is"), text("colour"), json("list")],
        indexes: &[],
        lookup: false,
        search: false,
    };

    #[test]
    fn a_row_becomes_one_value_per_column() {
        let name = "a\tb\\c\nd\0e".to_owned();
        let list = vec!["x\"y", "\0"];
        let row = Row { name, nothing: None, number: Some(-5), is: true, colour: Colour::DarkRed, list };
        let mut copy = CopyText::default();
        write(&row, &TABLE, &mut copy).unwrap();
        copy.end_line();
        let expected = "a\\tb\\\\c\\nd\u{fffd}e\t\\N\t-5\tt\tdark_red\t[\"x\\\\\"y\",\"\u{fffd}\"]\n";
        assert_eq!(copy.lines, expected);
    }

    #[test]
    fn fields_in_another_order_are_refused() {
        #[derive(Serialize)]
        struct Other {
            nothing: Option<i64>,
            name: String,
        }
        let mut args: Vec<Arg<'static>> = Vec::new();
        assert!(write(&Other { nothing: None, name: String::new() }, &TABLE, &mut args).is_err());
    }
}
