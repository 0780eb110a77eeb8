CREATE TABLE goal (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    why TEXT NOT NULL,
    measure TEXT NOT NULL,
    baseline TEXT NOT NULL,
    target TEXT NOT NULL,
    due DATE,
    priority INTEGER NOT NULL,
    kind TEXT NOT NULL,
    support TEXT NOT NULL,
    status TEXT NOT NULL,
    closed_on DATE,
    reason TEXT NOT NULL,
    private BOOLEAN NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT uq_goal_uuid UNIQUE (uuid),
    CONSTRAINT ck_goal_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_goal_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_goal_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_goal_outcome_no_nul CHECK (instr(outcome, char(0)) = 0),
    CONSTRAINT ck_goal_why_no_nul CHECK (instr(why, char(0)) = 0),
    CONSTRAINT ck_goal_measure_no_nul CHECK (instr(measure, char(0)) = 0),
    CONSTRAINT ck_goal_baseline_no_nul CHECK (instr(baseline, char(0)) = 0),
    CONSTRAINT ck_goal_target_no_nul CHECK (instr(target, char(0)) = 0),
    CONSTRAINT ck_goal_priority_range CHECK (priority BETWEEN 1 AND 3),
    CONSTRAINT ck_goal_kind_choice CHECK (kind IN ('on_the_job', 'from_others', 'formal')),
    CONSTRAINT ck_goal_support_no_nul CHECK (instr(support, char(0)) = 0),
    CONSTRAINT ck_goal_status_choice CHECK (status IN ('open', 'reached', 'dropped')),
    CONSTRAINT ck_goal_reason_no_nul CHECK (instr(reason, char(0)) = 0)
);

CREATE TABLE pilot (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    aim TEXT NOT NULL,
    change_idea TEXT NOT NULL,
    area TEXT NOT NULL,
    process TEXT NOT NULL,
    suppliers TEXT NOT NULL,
    inputs TEXT NOT NULL,
    steps TEXT NOT NULL,
    outputs TEXT NOT NULL,
    customers TEXT NOT NULL,
    problem TEXT NOT NULL,
    background TEXT NOT NULL,
    current_condition TEXT NOT NULL,
    gemba_date DATE,
    target_condition TEXT NOT NULL,
    root_cause_summary TEXT NOT NULL,
    balancing_reason TEXT NOT NULL,
    results TEXT NOT NULL,
    lessons_process TEXT NOT NULL,
    lessons_self TEXT NOT NULL,
    followup_standardise TEXT NOT NULL,
    followup_share TEXT NOT NULL,
    followup_open TEXT NOT NULL,
    sponsor TEXT NOT NULL,
    coach TEXT NOT NULL,
    role_of_me TEXT NOT NULL,
    team TEXT NOT NULL,
    event_start DATE,
    event_end DATE,
    report_out_on DATE,
    started_on DATE NOT NULL,
    closed_on DATE,
    private BOOLEAN NOT NULL,
    CONSTRAINT pk_pilot PRIMARY KEY (id),
    CONSTRAINT uq_pilot_uuid UNIQUE (uuid),
    CONSTRAINT ck_pilot_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_pilot_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_pilot_title_no_nul CHECK (instr(title, char(0)) = 0),
    CONSTRAINT ck_pilot_kind_choice CHECK (kind IN ('pilot', 'kaizen_event', 'just_do_it', 'a3')),
    CONSTRAINT ck_pilot_status_choice CHECK (status IN ('idea', 'defined', 'baseline', 'testing', 'implementing', 'sustaining', 'on_hold', 'adopted', 'adapted', 'abandoned')),
    CONSTRAINT ck_pilot_aim_no_nul CHECK (instr(aim, char(0)) = 0),
    CONSTRAINT ck_pilot_change_idea_no_nul CHECK (instr(change_idea, char(0)) = 0),
    CONSTRAINT ck_pilot_area_no_nul CHECK (instr(area, char(0)) = 0),
    CONSTRAINT ck_pilot_process_no_nul CHECK (instr(process, char(0)) = 0),
    CONSTRAINT ck_pilot_suppliers_no_nul CHECK (instr(suppliers, char(0)) = 0),
    CONSTRAINT ck_pilot_inputs_no_nul CHECK (instr(inputs, char(0)) = 0),
    CONSTRAINT ck_pilot_steps_no_nul CHECK (instr(steps, char(0)) = 0),
    CONSTRAINT ck_pilot_outputs_no_nul CHECK (instr(outputs, char(0)) = 0),
    CONSTRAINT ck_pilot_customers_no_nul CHECK (instr(customers, char(0)) = 0),
    CONSTRAINT ck_pilot_problem_no_nul CHECK (instr(problem, char(0)) = 0),
    CONSTRAINT ck_pilot_background_no_nul CHECK (instr(background, char(0)) = 0),
    CONSTRAINT ck_pilot_current_condition_no_nul CHECK (instr(current_condition, char(0)) = 0),
    CONSTRAINT ck_pilot_target_condition_no_nul CHECK (instr(target_condition, char(0)) = 0),
    CONSTRAINT ck_pilot_root_cause_summary_no_nul CHECK (instr(root_cause_summary, char(0)) = 0),
    CONSTRAINT ck_pilot_balancing_reason_no_nul CHECK (instr(balancing_reason, char(0)) = 0),
    CONSTRAINT ck_pilot_results_no_nul CHECK (instr(results, char(0)) = 0),
    CONSTRAINT ck_pilot_lessons_process_no_nul CHECK (instr(lessons_process, char(0)) = 0),
    CONSTRAINT ck_pilot_lessons_self_no_nul CHECK (instr(lessons_self, char(0)) = 0),
    CONSTRAINT ck_pilot_followup_standardise_no_nul CHECK (instr(followup_standardise, char(0)) = 0),
    CONSTRAINT ck_pilot_followup_share_no_nul CHECK (instr(followup_share, char(0)) = 0),
    CONSTRAINT ck_pilot_followup_open_no_nul CHECK (instr(followup_open, char(0)) = 0),
    CONSTRAINT ck_pilot_sponsor_no_nul CHECK (instr(sponsor, char(0)) = 0),
    CONSTRAINT ck_pilot_coach_no_nul CHECK (instr(coach, char(0)) = 0),
    CONSTRAINT ck_pilot_role_of_me_choice CHECK (role_of_me IN ('led', 'co_led', 'contributed')),
    CONSTRAINT ck_pilot_team_no_nul CHECK (instr(team, char(0)) = 0)
);

CREATE TABLE cause (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    parent_uuid TEXT NOT NULL,
    text TEXT NOT NULL,
    method TEXT NOT NULL,
    category TEXT,
    evidence TEXT NOT NULL,
    evidence_note TEXT NOT NULL,
    state TEXT NOT NULL,
    is_root BOOLEAN NOT NULL,
    place INTEGER NOT NULL,
    count FLOAT,
    CONSTRAINT pk_cause PRIMARY KEY (id),
    CONSTRAINT uq_cause_uuid UNIQUE (uuid),
    CONSTRAINT fk_cause_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT ck_cause_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_cause_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_cause_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_cause_parent_uuid_no_nul CHECK (instr(parent_uuid, char(0)) = 0),
    CONSTRAINT ck_cause_text_no_nul CHECK (instr(text, char(0)) = 0),
    CONSTRAINT ck_cause_method_choice CHECK (method IN ('why', 'fishbone')),
    CONSTRAINT ck_cause_category_choice CHECK (category IN ('people', 'method', 'equipment', 'material', 'measurement', 'environment')),
    CONSTRAINT ck_cause_evidence_choice CHECK (evidence IN ('observed', 'data', 'assumption')),
    CONSTRAINT ck_cause_evidence_note_no_nul CHECK (instr(evidence_note, char(0)) = 0),
    CONSTRAINT ck_cause_state_choice CHECK (state IN ('candidate', 'verified', 'rejected')),
    CONSTRAINT ck_cause_count_finite CHECK (count > -9e999 AND count < 9e999)
);

CREATE INDEX ix_cause_pilot_id ON cause (pilot_id);

CREATE TABLE pilot_attachment (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    attachment_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    caption TEXT NOT NULL,
    printed BOOLEAN NOT NULL,
    CONSTRAINT pk_pilot_attachment PRIMARY KEY (id),
    CONSTRAINT uq_pilot_attachment_uuid UNIQUE (uuid),
    CONSTRAINT fk_pilot_attachment_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_pilot_attachment_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) ON DELETE CASCADE,
    CONSTRAINT ck_pilot_attachment_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_attachment_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_pilot_attachment_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_pilot_attachment_caption_no_nul CHECK (instr(caption, char(0)) = 0)
);

CREATE INDEX ix_pilot_attachment_attachment_id ON pilot_attachment (attachment_id);

CREATE INDEX ix_pilot_attachment_pilot_id ON pilot_attachment (pilot_id);

CREATE TABLE pilot_check (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    days INTEGER NOT NULL,
    on_date DATE NOT NULL,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_pilot_check PRIMARY KEY (id),
    CONSTRAINT uq_pilot_check_pilot_id_days UNIQUE (pilot_id, days),
    CONSTRAINT uq_pilot_check_uuid UNIQUE (uuid),
    CONSTRAINT fk_pilot_check_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT ck_pilot_check_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_check_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_pilot_check_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_pilot_check_days_range CHECK (days BETWEEN 1 AND 366),
    CONSTRAINT ck_pilot_check_result_choice CHECK (result IN ('held', 'slipped', 'not_applicable')),
    CONSTRAINT ck_pilot_check_note_no_nul CHECK (instr(note, char(0)) = 0)
);

CREATE INDEX ix_pilot_check_pilot_id ON pilot_check (pilot_id);

CREATE TABLE pilot_link (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    target_kind TEXT NOT NULL,
    target_uuid TEXT NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT pk_pilot_link PRIMARY KEY (id),
    CONSTRAINT uq_pilot_link_uuid UNIQUE (uuid),
    CONSTRAINT fk_pilot_link_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT ck_pilot_link_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_link_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_pilot_link_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_pilot_link_target_kind_choice CHECK (target_kind IN ('item', 'book', 'review', 'application', 'goal')),
    CONSTRAINT ck_pilot_link_target_uuid_no_nul CHECK (instr(target_uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_link_role_choice CHECK (role IN ('motivated_by', 'applied', 'learned_from', 'counts_for'))
);

CREATE INDEX ix_pilot_link_pilot_id ON pilot_link (pilot_id);

CREATE INDEX ix_pilot_link_target_uuid ON pilot_link (target_uuid);

CREATE TABLE pilot_summary (
    pilot_id INTEGER NOT NULL,
    engine INTEGER NOT NULL,
    measure TEXT NOT NULL,
    unit TEXT NOT NULL,
    points INTEGER NOT NULL,
    "before" FLOAT,
    now FLOAT,
    signal TEXT NOT NULL,
    detected_on DATE,
    evidence_level INTEGER NOT NULL,
    fidelity INTEGER NOT NULL,
    CONSTRAINT pk_pilot_summary PRIMARY KEY (pilot_id),
    CONSTRAINT fk_pilot_summary_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT ck_pilot_summary_measure_no_nul CHECK (instr(measure, char(0)) = 0),
    CONSTRAINT ck_pilot_summary_unit_no_nul CHECK (instr(unit, char(0)) = 0),
    CONSTRAINT ck_pilot_summary_before_finite CHECK (before > -9e999 AND before < 9e999),
    CONSTRAINT ck_pilot_summary_now_finite CHECK (now > -9e999 AND now < 9e999),
    CONSTRAINT ck_pilot_summary_signal_no_nul CHECK (instr(signal, char(0)) = 0)
);

CREATE TABLE review_note (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    asked_by TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    CONSTRAINT pk_review_note PRIMARY KEY (id),
    CONSTRAINT uq_review_note_uuid UNIQUE (uuid),
    CONSTRAINT fk_review_note_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT ck_review_note_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_review_note_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_review_note_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_review_note_asked_by_no_nul CHECK (instr(asked_by, char(0)) = 0),
    CONSTRAINT ck_review_note_question_no_nul CHECK (instr(question, char(0)) = 0),
    CONSTRAINT ck_review_note_answer_no_nul CHECK (instr(answer, char(0)) = 0)
);

CREATE INDEX ix_review_note_pilot_id ON review_note (pilot_id);

CREATE TABLE evidence_link (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    evidence_id INTEGER NOT NULL,
    target_kind TEXT NOT NULL,
    target_uuid TEXT NOT NULL,
    claim TEXT NOT NULL,
    CONSTRAINT pk_evidence_link PRIMARY KEY (id),
    CONSTRAINT uq_evidence_link_uuid UNIQUE (uuid),
    CONSTRAINT fk_evidence_link_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE,
    CONSTRAINT ck_evidence_link_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_evidence_link_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_evidence_link_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_evidence_link_target_kind_choice CHECK (target_kind IN ('item', 'metric', 'assessment', 'pilot', 'book', 'application', 'goal')),
    CONSTRAINT ck_evidence_link_target_uuid_no_nul CHECK (instr(target_uuid, char(0)) = 0),
    CONSTRAINT ck_evidence_link_claim_no_nul CHECK (instr(claim, char(0)) = 0)
);

CREATE INDEX ix_evidence_link_evidence_id ON evidence_link (evidence_id);

CREATE INDEX ix_evidence_link_target_uuid ON evidence_link (target_uuid);

CREATE TABLE measure (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    definition TEXT NOT NULL,
    source TEXT NOT NULL,
    is_goal BOOLEAN NOT NULL,
    value_mode TEXT NOT NULL,
    frequency TEXT NOT NULL,
    baseline FLOAT,
    target FLOAT,
    target_on DATE,
    lower_bound FLOAT,
    upper_bound FLOAT,
    decimals INTEGER,
    chart TEXT NOT NULL,
    screen_mr BOOLEAN NOT NULL,
    rule_set TEXT NOT NULL,
    trend_length INTEGER NOT NULL,
    baseline_mode TEXT NOT NULL,
    baseline_n INTEGER,
    baseline_from DATE,
    baseline_to DATE,
    metric_id INTEGER,
    CONSTRAINT pk_measure PRIMARY KEY (id),
    CONSTRAINT uq_measure_uuid UNIQUE (uuid),
    CONSTRAINT fk_measure_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_measure_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) ON DELETE SET NULL,
    CONSTRAINT ck_measure_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_measure_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_measure_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_measure_name_no_nul CHECK (instr(name, char(0)) = 0),
    CONSTRAINT ck_measure_unit_no_nul CHECK (instr(unit, char(0)) = 0),
    CONSTRAINT ck_measure_direction_choice CHECK (direction IN ('up', 'down', 'neutral')),
    CONSTRAINT ck_measure_kind_choice CHECK (kind IN ('outcome', 'process', 'balancing')),
    CONSTRAINT ck_measure_definition_no_nul CHECK (instr(definition, char(0)) = 0),
    CONSTRAINT ck_measure_source_no_nul CHECK (instr(source, char(0)) = 0),
    CONSTRAINT ck_measure_value_mode_choice CHECK (value_mode IN ('value', 'ratio', 'count', 'time_between_events')),
    CONSTRAINT ck_measure_frequency_choice CHECK (frequency IN ('day', 'week', 'month', 'event')),
    CONSTRAINT ck_measure_baseline_finite CHECK (baseline > -9e999 AND baseline < 9e999),
    CONSTRAINT ck_measure_target_finite CHECK (target > -9e999 AND target < 9e999),
    CONSTRAINT ck_measure_lower_bound_finite CHECK (lower_bound > -9e999 AND lower_bound < 9e999),
    CONSTRAINT ck_measure_upper_bound_finite CHECK (upper_bound > -9e999 AND upper_bound < 9e999),
    CONSTRAINT ck_measure_decimals_range CHECK (decimals BETWEEN 0 AND 6),
    CONSTRAINT ck_measure_chart_choice CHECK (chart IN ('auto', 'line', 'run', 'xmr')),
    CONSTRAINT ck_measure_rule_set_choice CHECK (rule_set IN ('nhs', 'wheeler', 'western_electric')),
    CONSTRAINT ck_measure_trend_length_range CHECK (trend_length BETWEEN 6 AND 7),
    CONSTRAINT ck_measure_baseline_mode_choice CHECK (baseline_mode IN ('before_change', 'all', 'first_n', 'date_range', 'typed'))
);

CREATE INDEX ix_measure_metric_id ON measure (metric_id);

CREATE INDEX ix_measure_pilot_id ON measure (pilot_id);

CREATE TABLE benefit (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    category TEXT NOT NULL,
    nature TEXT NOT NULL,
    stage TEXT NOT NULL,
    recurrence TEXT NOT NULL,
    quantity FLOAT,
    unit TEXT NOT NULL,
    rate_minor INTEGER,
    currency TEXT NOT NULL,
    from_date DATE,
    to_date DATE,
    measure_id INTEGER,
    validated_by TEXT NOT NULL,
    validated_on DATE,
    double_count_note TEXT NOT NULL,
    CONSTRAINT pk_benefit PRIMARY KEY (id),
    CONSTRAINT uq_benefit_uuid UNIQUE (uuid),
    CONSTRAINT fk_benefit_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_benefit_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id) ON DELETE SET NULL,
    CONSTRAINT ck_benefit_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_benefit_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_benefit_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_benefit_what_no_nul CHECK (instr(what, char(0)) = 0),
    CONSTRAINT ck_benefit_category_choice CHECK (category IN ('time', 'money', 'quality', 'safety', 'delivery', 'people', 'environment')),
    CONSTRAINT ck_benefit_nature_choice CHECK (nature IN ('hard_cash', 'avoidance', 'capacity', 'non_financial')),
    CONSTRAINT ck_benefit_stage_choice CHECK (stage IN ('target', 'forecast', 'actual')),
    CONSTRAINT ck_benefit_recurrence_choice CHECK (recurrence IN ('once', 'week', 'month', 'year')),
    CONSTRAINT ck_benefit_quantity_finite CHECK (quantity > -9e999 AND quantity < 9e999),
    CONSTRAINT ck_benefit_unit_no_nul CHECK (instr(unit, char(0)) = 0),
    CONSTRAINT ck_benefit_currency_no_nul CHECK (instr(currency, char(0)) = 0),
    CONSTRAINT ck_benefit_validated_by_no_nul CHECK (instr(validated_by, char(0)) = 0),
    CONSTRAINT ck_benefit_double_count_note_no_nul CHECK (instr(double_count_note, char(0)) = 0)
);

CREATE INDEX ix_benefit_measure_id ON benefit (measure_id);

CREATE INDEX ix_benefit_pilot_id ON benefit (pilot_id);

CREATE TABLE data_point (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    measure_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    seq INTEGER NOT NULL,
    value FLOAT,
    numerator FLOAT,
    denominator FLOAT,
    missing BOOLEAN NOT NULL,
    excluded BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_data_point PRIMARY KEY (id),
    CONSTRAINT uq_data_point_measure_id_on_date_seq UNIQUE (measure_id, on_date, seq),
    CONSTRAINT uq_data_point_uuid UNIQUE (uuid),
    CONSTRAINT fk_data_point_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id) ON DELETE CASCADE,
    CONSTRAINT ck_data_point_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_data_point_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_data_point_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_data_point_value_finite CHECK (value > -9e999 AND value < 9e999),
    CONSTRAINT ck_data_point_numerator_finite CHECK (numerator > -9e999 AND numerator < 9e999),
    CONSTRAINT ck_data_point_denominator_finite CHECK (denominator > -9e999 AND denominator < 9e999),
    CONSTRAINT ck_data_point_reason_no_nul CHECK (instr(reason, char(0)) = 0),
    CONSTRAINT ck_data_point_note_no_nul CHECK (instr(note, char(0)) = 0)
);

CREATE INDEX ix_data_point_measure_id ON data_point (measure_id);

CREATE TABLE pdsa_cycle (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    follows TEXT NOT NULL,
    change_idea TEXT NOT NULL,
    scale TEXT NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    prediction TEXT NOT NULL,
    predicted_on DATE,
    measure_id INTEGER,
    predicted_value FLOAT,
    predicted_direction TEXT,
    predicted_by DATE,
    confidence INTEGER,
    plan_who TEXT NOT NULL,
    plan_what TEXT NOT NULL,
    plan_when TEXT NOT NULL,
    plan_where TEXT NOT NULL,
    data_plan TEXT NOT NULL,
    do_start DATE,
    do_end DATE,
    as_planned TEXT,
    observations TEXT NOT NULL,
    surprises TEXT NOT NULL,
    actual_value FLOAT,
    verdict TEXT,
    learning TEXT NOT NULL,
    decision TEXT,
    decided_on DATE,
    decision_reason TEXT NOT NULL,
    CONSTRAINT pk_pdsa_cycle PRIMARY KEY (id),
    CONSTRAINT uq_pdsa_cycle_pilot_id_seq UNIQUE (pilot_id, seq),
    CONSTRAINT uq_pdsa_cycle_uuid UNIQUE (uuid),
    CONSTRAINT fk_pdsa_cycle_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_pdsa_cycle_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id) ON DELETE SET NULL,
    CONSTRAINT ck_pdsa_cycle_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_follows_no_nul CHECK (instr(follows, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_change_idea_no_nul CHECK (instr(change_idea, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_scale_choice CHECK (scale IN ('one_case', 'one_shift', 'one_team', 'one_site', 'all')),
    CONSTRAINT ck_pdsa_cycle_kind_choice CHECK (kind IN ('test', 'implement', 'data_only')),
    CONSTRAINT ck_pdsa_cycle_question_no_nul CHECK (instr(question, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_prediction_no_nul CHECK (instr(prediction, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_predicted_value_finite CHECK (predicted_value > -9e999 AND predicted_value < 9e999),
    CONSTRAINT ck_pdsa_cycle_predicted_direction_choice CHECK (predicted_direction IN ('up', 'down', 'neutral')),
    CONSTRAINT ck_pdsa_cycle_confidence_range CHECK (confidence BETWEEN 0 AND 100),
    CONSTRAINT ck_pdsa_cycle_plan_who_no_nul CHECK (instr(plan_who, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_plan_what_no_nul CHECK (instr(plan_what, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_plan_when_no_nul CHECK (instr(plan_when, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_plan_where_no_nul CHECK (instr(plan_where, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_data_plan_no_nul CHECK (instr(data_plan, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_as_planned_choice CHECK (as_planned IN ('yes', 'partly', 'no')),
    CONSTRAINT ck_pdsa_cycle_observations_no_nul CHECK (instr(observations, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_surprises_no_nul CHECK (instr(surprises, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_actual_value_finite CHECK (actual_value > -9e999 AND actual_value < 9e999),
    CONSTRAINT ck_pdsa_cycle_verdict_choice CHECK (verdict IN ('confirmed', 'partly', 'not_confirmed', 'no_data')),
    CONSTRAINT ck_pdsa_cycle_learning_no_nul CHECK (instr(learning, char(0)) = 0),
    CONSTRAINT ck_pdsa_cycle_decision_choice CHECK (decision IN ('adopt', 'adapt', 'abandon', 'continue')),
    CONSTRAINT ck_pdsa_cycle_decision_reason_no_nul CHECK (instr(decision_reason, char(0)) = 0)
);

CREATE INDEX ix_pdsa_cycle_measure_id ON pdsa_cycle (measure_id);

CREATE INDEX ix_pdsa_cycle_pilot_id ON pdsa_cycle (pilot_id);

CREATE TABLE action (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    goal_id INTEGER,
    pilot_id INTEGER,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    due DATE,
    state TEXT NOT NULL,
    done_on DATE,
    outcome TEXT NOT NULL,
    cause_id INTEGER,
    strength TEXT,
    predicted_effect TEXT NOT NULL,
    cycle_id INTEGER,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT uq_action_uuid UNIQUE (uuid),
    CONSTRAINT fk_action_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE SET NULL,
    CONSTRAINT fk_action_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE SET NULL,
    CONSTRAINT fk_action_cause_id FOREIGN KEY(cause_id) REFERENCES cause (id) ON DELETE SET NULL,
    CONSTRAINT fk_action_cycle_id FOREIGN KEY(cycle_id) REFERENCES pdsa_cycle (id) ON DELETE SET NULL,
    CONSTRAINT ck_action_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_action_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_action_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_action_text_no_nul CHECK (instr(text, char(0)) = 0),
    CONSTRAINT ck_action_owner_no_nul CHECK (instr(owner, char(0)) = 0),
    CONSTRAINT ck_action_state_choice CHECK (state IN ('todo', 'doing', 'done', 'dropped')),
    CONSTRAINT ck_action_outcome_no_nul CHECK (instr(outcome, char(0)) = 0),
    CONSTRAINT ck_action_strength_choice CHECK (strength IN ('eliminate', 'error_proof', 'simplify', 'inform')),
    CONSTRAINT ck_action_predicted_effect_no_nul CHECK (instr(predicted_effect, char(0)) = 0)
);

CREATE INDEX ix_action_cause_id ON action (cause_id);

CREATE INDEX ix_action_cycle_id ON action (cycle_id);

CREATE INDEX ix_action_goal_id ON action (goal_id);

CREATE INDEX ix_action_pilot_id ON action (pilot_id);

CREATE TABLE annotation (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    cycle_id INTEGER,
    on_date DATE NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    CONSTRAINT pk_annotation PRIMARY KEY (id),
    CONSTRAINT uq_annotation_uuid UNIQUE (uuid),
    CONSTRAINT fk_annotation_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_annotation_cycle_id FOREIGN KEY(cycle_id) REFERENCES pdsa_cycle (id) ON DELETE SET NULL,
    CONSTRAINT ck_annotation_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_annotation_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_annotation_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_annotation_text_no_nul CHECK (instr(text, char(0)) = 0),
    CONSTRAINT ck_annotation_kind_choice CHECK (kind IN ('change', 'event', 'data_issue'))
);

CREATE INDEX ix_annotation_cycle_id ON annotation (cycle_id);

CREATE INDEX ix_annotation_pilot_id ON annotation (pilot_id);

CREATE TABLE journal_entry (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pilot_id INTEGER NOT NULL,
    cycle_id INTEGER,
    on_date DATE NOT NULL,
    step TEXT NOT NULL,
    text TEXT NOT NULL,
    private BOOLEAN NOT NULL,
    CONSTRAINT pk_journal_entry PRIMARY KEY (id),
    CONSTRAINT uq_journal_entry_uuid UNIQUE (uuid),
    CONSTRAINT fk_journal_entry_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE,
    CONSTRAINT fk_journal_entry_cycle_id FOREIGN KEY(cycle_id) REFERENCES pdsa_cycle (id) ON DELETE SET NULL,
    CONSTRAINT ck_journal_entry_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_journal_entry_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_journal_entry_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_journal_entry_step_choice CHECK (step IN ('plan', 'do', 'study', 'act', 'note')),
    CONSTRAINT ck_journal_entry_text_no_nul CHECK (instr(text, char(0)) = 0)
);

CREATE INDEX ix_journal_entry_cycle_id ON journal_entry (cycle_id);

CREATE INDEX ix_journal_entry_pilot_id ON journal_entry (pilot_id);

CREATE TABLE prediction_amendment (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    cycle_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_prediction_amendment PRIMARY KEY (id),
    CONSTRAINT uq_prediction_amendment_uuid UNIQUE (uuid),
    CONSTRAINT fk_prediction_amendment_cycle_id FOREIGN KEY(cycle_id) REFERENCES pdsa_cycle (id) ON DELETE CASCADE,
    CONSTRAINT ck_prediction_amendment_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_prediction_amendment_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_prediction_amendment_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_prediction_amendment_text_no_nul CHECK (instr(text, char(0)) = 0)
);

CREATE INDEX ix_prediction_amendment_cycle_id ON prediction_amendment (cycle_id);

CREATE TABLE phase (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    measure_id INTEGER NOT NULL,
    start_date DATE NOT NULL,
    label TEXT NOT NULL,
    reason TEXT NOT NULL,
    cycle_id INTEGER,
    action_id INTEGER,
    limits TEXT NOT NULL,
    fixed_n INTEGER,
    changed_clearly BOOLEAN NOT NULL,
    cause_known BOOLEAN NOT NULL,
    expected_to_last BOOLEAN NOT NULL,
    seen_long_enough BOOLEAN NOT NULL,
    CONSTRAINT pk_phase PRIMARY KEY (id),
    CONSTRAINT uq_phase_measure_id_start_date UNIQUE (measure_id, start_date),
    CONSTRAINT uq_phase_uuid UNIQUE (uuid),
    CONSTRAINT fk_phase_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id) ON DELETE CASCADE,
    CONSTRAINT fk_phase_cycle_id FOREIGN KEY(cycle_id) REFERENCES pdsa_cycle (id) ON DELETE SET NULL,
    CONSTRAINT fk_phase_action_id FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE SET NULL,
    CONSTRAINT ck_phase_uuid_no_nul CHECK (instr(uuid, char(0)) = 0),
    CONSTRAINT ck_phase_created_at_no_nul CHECK (instr(created_at, char(0)) = 0),
    CONSTRAINT ck_phase_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0),
    CONSTRAINT ck_phase_label_no_nul CHECK (instr(label, char(0)) = 0),
    CONSTRAINT ck_phase_reason_no_nul CHECK (instr(reason, char(0)) = 0),
    CONSTRAINT ck_phase_limits_choice CHECK (limits IN ('calculated', 'fixed_after_n', 'carried_from_previous'))
);

CREATE INDEX ix_phase_action_id ON phase (action_id);

CREATE INDEX ix_phase_cycle_id ON phase (cycle_id);

CREATE INDEX ix_phase_measure_id ON phase (measure_id);

