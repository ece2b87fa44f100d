-- Text copied between units. The prose of a part, without the unit's name, figures and signs, is cut into runs of eleven
-- characters; two units are compared if they share runs that few have, and by what share of all their runs, the rare ones
-- weighing more, is the same. What everybody writes (the law, the notice) is in every report and counts for
-- nothing. Made-up texts are drawn from one stock of sentences: two are nine tenths the same by chance; real ones need a lower bound.
WITH parts AS (
    SELECT path, section,
        regexp_replace(replace(string_agg(text, '' ORDER BY paragraph), any_value(unit), ''), '[\d\s\p{P}\p{S}]|[本我](市|县|区|镇|乡|街道|局|委|办|单位|机关)', '', 'g') AS words
    FROM prose WHERE kind <> 'table' AND kind <> 'picture' AND section <> '引言' GROUP BY path, section
), runs AS (
    SELECT DISTINCT path, section, hash(words[i : i + 10]) AS run
    FROM (SELECT *, unnest(generate_series(1, len(words) - 10)) AS i FROM parts WHERE len(words) >= 60)
), frequency AS (
    SELECT section, run, count(*) AS reports, ln((SELECT count(DISTINCT path) FROM prose) / count(*)) AS weight
    FROM runs GROUP BY section, run
), weighed AS (
    SELECT path, section, sum(weight) AS weight FROM runs JOIN frequency USING (section, run) GROUP BY ALL
), rare AS (
    SELECT path, section, run FROM runs JOIN frequency USING (section, run) WHERE reports BETWEEN 2 AND 20
), pairs AS (
    SELECT a.path AS a, b.path AS b, section, count(*) AS shared
    FROM rare AS a JOIN rare AS b USING (section, run) WHERE a.path < b.path GROUP BY ALL HAVING count(*) >= 10
), common AS (
    SELECT a, b, pairs.section, sum(weight) AS weight
    FROM pairs JOIN runs AS x ON x.path = a AND x.section = pairs.section
    JOIN runs AS y ON y.path = b AND y.section = pairs.section AND y.run = x.run
    JOIN frequency ON frequency.section = pairs.section AND frequency.run = x.run
    GROUP BY ALL
)
SELECT u.unit, v.unit AS the_same_as, u.year, v.year AS its_year, c.section,
    round(c.weight / (x.weight + y.weight - c.weight), 2) AS alike, a, b
FROM common AS c JOIN units AS u ON u.path = a JOIN units AS v ON v.path = b
JOIN weighed AS x ON x.path = a AND x.section = c.section JOIN weighed AS y ON y.path = b AND y.section = c.section
WHERE u.unit_id <> v.unit_id AND c.weight / (x.weight + y.weight - c.weight) > 0.9
ORDER BY alike DESC, a, b LIMIT 20;
