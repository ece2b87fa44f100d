-- What `nianbao check` found, by rule and city: whom to train in what. Of each rule its commonest city, and how many there are.
WITH counted AS (
    SELECT rule, city, count(*) AS findings, count(DISTINCT unit_id) AS units
    FROM findings JOIN units USING (path) WHERE severity <> 'info' GROUP BY rule, city
)
SELECT rule, sum(findings)::BIGINT AS findings, sum(units)::BIGINT AS units, count(*) AS cities,
    arg_max(city, (findings, -length(city), city)) AS most_in, max(findings) AS findings_there
FROM counted GROUP BY rule ORDER BY findings DESC, rule LIMIT 15;
