-- Text copied between units. The prose of a part, without the unit's name, figures and signs, is cut into runs of eleven
-- characters, of which every third by its hash stands for all (Manber's sampling: a province's runs are hundreds of millions, and
-- the same run is taken in every report or in none); two parts are compared if they share runs that few have, and by what share
-- of all their runs, the rare ones weighing more, is the same. What everybody writes (the law, the notice) is in every report
-- and counts for nothing. Made-up texts are drawn from one stock of sentences: two are nine tenths the same by chance; real ones
-- need a lower bound.
WITH parts AS MATERIALIZED (
    SELECT (row_number() OVER ())::INTEGER AS part, * FROM (
        SELECT path, section,
            regexp_replace(replace(string_agg(text, '' ORDER BY paragraph), any_value(unit), ''), '[\d\s\p{P}\p{S}]|[本我](市|县|区|镇|乡|街道|局|委|办|单位|机关)', '', 'g') AS words
        FROM prose WHERE kind <> 'table' AND kind <> 'picture' AND section <> '引言' GROUP BY path, section
    ) WHERE len(words) >= 60
), runs AS MATERIALIZED (
    -- The section is in the hash: a run of one is none of another.
    SELECT DISTINCT part, run FROM (
        SELECT part, hash(section, words[i : i + 10]) AS run
        FROM (SELECT part, section, words, unnest(generate_series(1, len(words) - 10)) AS i FROM parts)
    ) WHERE run % 3 = 0
), frequency AS MATERIALIZED (
    SELECT run, count(*) AS reports, ln((SELECT count(DISTINCT path) FROM prose) / count(*)) AS weight FROM runs GROUP BY run
), weighed AS (
    SELECT part, sum(weight) AS weight FROM runs JOIN frequency USING (run) GROUP BY part
), rare AS MATERIALIZED (
    SELECT part, run FROM runs JOIN frequency USING (run) WHERE reports BETWEEN 2 AND 20
), pairs AS (
    SELECT a.part AS a, b.part AS b
    FROM rare AS a JOIN rare AS b USING (run) WHERE a.part < b.part GROUP BY ALL HAVING count(*) >= 4
), common AS (
    SELECT a, b, sum(weight) AS weight
    FROM pairs JOIN runs AS x ON x.part = a JOIN runs AS y ON y.part = b AND y.run = x.run JOIN frequency ON frequency.run = x.run
    GROUP BY ALL
)
SELECT u.unit, v.unit AS the_same_as, u.year, v.year AS its_year, p.section,
    round(c.weight / (x.weight + y.weight - c.weight), 2) AS alike, u.path AS a, v.path AS b
FROM common AS c JOIN parts AS p ON p.part = c.a JOIN parts AS q ON q.part = c.b
JOIN units AS u ON u.path = least(p.path, q.path) JOIN units AS v ON v.path = greatest(p.path, q.path)
JOIN weighed AS x ON x.part = c.a JOIN weighed AS y ON y.part = c.b
WHERE u.unit_id <> v.unit_id AND c.weight / (x.weight + y.weight - c.weight) > 0.9
ORDER BY alike DESC, u.path, v.path LIMIT 20;
