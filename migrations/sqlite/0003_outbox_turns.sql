-- Workers take effects of workspaces in turn, so due ones are looked for workspace by workspace.
DROP INDEX effects_due;
CREATE INDEX effects_turn ON effects (workspace_id, due_at) WHERE state IN ('pending', 'leased');
