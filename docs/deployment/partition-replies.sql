-- Parts the table of replies by post into 32 hash partitions. See docs/scaling.md.
--
--     psql --set ON_ERROR_STOP=1 --single-transaction --file partition-replies.sql forum
--
-- It rewrites the table in one transaction, while nobody reads or writes it: switch on maintenance, take a backup, and
-- have room for the table and its indexes a second time. Names of tables, keys and indexes stay what they were, so
-- that the forum and its migrations find what they expect.

DO $$
DECLARE
  parts CONSTANT integer := 32;
  item record;
BEGIN
  IF EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = 'replies'::regclass) THEN
    RAISE EXCEPTION 'replies is partitioned already';
  END IF;
  LOCK TABLE replies IN ACCESS EXCLUSIVE MODE;

  -- What has to be said again of the new table: its own keys and those that lead to it come last, as they look for rows.
  CREATE TEMPORARY TABLE kept_indexes ON COMMIT DROP AS
    SELECT pg_get_indexdef(indexrelid) AS said, indexrelid::regclass AS name
    FROM pg_index WHERE indrelid = 'replies'::regclass
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'));
  CREATE TEMPORARY TABLE kept_keys ON COMMIT DROP AS
    SELECT conrelid::regclass::text AS place, conname AS name, pg_get_constraintdef(oid) AS said,
           CASE WHEN contype = 'f' THEN 2 ELSE 1 END AS turn
    FROM pg_constraint
    WHERE (conrelid = 'replies'::regclass AND contype IN ('p', 'u', 'f'))
       OR (confrelid = 'replies'::regclass AND contype = 'f');

  FOR item IN SELECT * FROM kept_keys ORDER BY turn DESC LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', item.place, item.name);
  END LOOP;
  FOR item IN SELECT * FROM kept_indexes LOOP
    EXECUTE format('DROP INDEX %s', item.name);
  END LOOP;

  ALTER TABLE replies RENAME TO replies_whole;
  CREATE TABLE replies (
    LIKE replies_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING GENERATED
  ) PARTITION BY HASH (post_id);
  FOR part IN 0 .. parts - 1 LOOP
    EXECUTE format(
      'CREATE TABLE replies_p%s PARTITION OF replies FOR VALUES WITH (MODULUS %s, REMAINDER %s)', part, parts, part
    );
  END LOOP;
  INSERT INTO replies SELECT * FROM replies_whole;
  ALTER SEQUENCE replies_id_seq OWNED BY replies.id;
  DROP TABLE replies_whole;

  FOR item IN SELECT * FROM kept_keys WHERE turn = 1 LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', item.place, item.name, item.said);
  END LOOP;
  FOR item IN SELECT * FROM kept_indexes LOOP
    EXECUTE item.said;
  END LOOP;
  FOR item IN SELECT * FROM kept_keys WHERE turn = 2 LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', item.place, item.name, item.said);
  END LOOP;
END
$$;

ANALYZE replies;
