-- Views that answer the usual questions, with columns named as an analyst would.

CREATE OR REPLACE VIEW statements AS
SELECT f.article, a.published, a.source, a.url, f.id AS fact, f.subject, e.type AS subject_type, e.name AS subject_name, f.property,
    coalesce(m.text, v.name, f.words) AS stated, m.kind, m.value, m.low, m.high, coalesce(m.currency, m.unit) AS unit, m.base_value, m.base_unit,
    m.bound, m.earliest AS value_earliest, m.latest AS value_latest, f.relation, p.earliest AS period_earliest, p.latest AS period_latest,
    p.text AS period_text, f.status, f.qualifier, f.direction, c.text AS change_text, c.value AS change_value, f.baseline, s.value AS share_value,
    f.share_of, f.confidence, substr(a.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence
FROM facts f
JOIN articles a ON a.id = f.article
JOIN entities e ON e.article = f.article AND e.id = f.subject
LEFT JOIN mentions m ON m.article = f.article AND m.id = f.mention
LEFT JOIN entities v ON v.article = f.article AND v.id = f.entity
LEFT JOIN mentions p ON p.article = f.article AND p.id = f.period
LEFT JOIN mentions c ON c.article = f.article AND c.id = f.change
LEFT JOIN mentions s ON s.article = f.article AND s.id = f.share;

CREATE OR REPLACE VIEW investments AS
SELECT article, published, subject_type, subject_name, property, value AS amount, low, high, unit AS currency, bound, status, qualifier,
    period_earliest, period_latest, confidence, sentence
FROM statements
WHERE property IN ('total_investment', 'annual_investment', 'fixed_asset_investment', 'foreign_capital_used', 'foreign_capital_contracted',
    'contract_value');

CREATE OR REPLACE VIEW areas AS
SELECT article, published, subject_type, subject_name, property, base_value / 10000 AS hectares, value, unit, bound, status, qualifier, confidence,
    sentence
FROM statements
WHERE property IN ('land_area', 'floor_area');

CREATE OR REPLACE VIEW milestones AS
SELECT article, published, subject_type, subject_name, property AS event, value_earliest AS earliest, value_latest AS latest, status, qualifier,
    confidence, sentence
FROM statements
WHERE property IN ('announced', 'signed', 'established', 'construction_start', 'completion', 'operation_start')
