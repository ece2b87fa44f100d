-- What `nianbao check` found, by rule and city: where to train first.
SELECT rule, count(*) AS findings, count(DISTINCT unit_id) AS units, mode(city) AS most_in, count(DISTINCT city) AS cities
FROM findings JOIN units USING (path) WHERE severity <> 'info'
GROUP BY rule ORDER BY findings DESC, rule LIMIT 15;
