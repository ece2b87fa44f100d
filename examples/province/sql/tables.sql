-- What the program wrote, as tables. The keys are those that `nianbao schema --of long` (prose, findings) states; naming them
-- here keeps an engine from guessing types out of the first lines, and fails where a file is not what it should be.
CREATE OR REPLACE TABLE units AS FROM read_json('units.jsonl', format = 'newline_delimited', columns = {
    path: 'VARCHAR', unit_id: 'BIGINT', unit: 'VARCHAR', city: 'VARCHAR', kind: 'VARCHAR', year: 'INTEGER'});

CREATE OR REPLACE TABLE figures AS FROM read_json('long.jsonl', format = 'newline_delimited', columns = {
    path: 'VARCHAR', unit: 'VARCHAR', year: 'INTEGER', edition: 'VARCHAR', "table": 'VARCHAR', "row": 'VARCHAR',
    "column": 'VARCHAR', value: 'DECIMAL(18, 6)', computed: 'BOOLEAN', given: 'VARCHAR', other: 'BOOLEAN'});

CREATE OR REPLACE TABLE prose AS FROM read_json('prose.jsonl', format = 'newline_delimited', columns = {
    path: 'VARCHAR', unit: 'VARCHAR', year: 'INTEGER', edition: 'VARCHAR', section: 'VARCHAR', paragraph: 'INTEGER',
    kind: 'VARCHAR', text: 'VARCHAR'});

CREATE OR REPLACE TABLE findings AS
    SELECT id.file AS path, unnest(diagnostics, max_depth => 2)
    FROM read_json('findings.jsonl', format = 'newline_delimited', columns = {
        id: 'STRUCT(file VARCHAR)', error: 'VARCHAR',
        diagnostics: 'STRUCT(rule VARCHAR, severity VARCHAR, message VARCHAR,
                             cell STRUCT("table" VARCHAR, "row" VARCHAR, "column" VARCHAR))[]'});
