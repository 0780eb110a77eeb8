BEGIN TRANSACTION;
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
INSERT INTO "action" VALUES(1,'uuid-00034','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'text 1 “ö”
''; --','owner 1 “ö”
''; --','2026-01-01','doing','2026-01-01','outcome 1 “ö”
''; --',1,'error_proof','predicted_effect 1 “ö”
''; --',1);
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
INSERT INTO "annotation" VALUES(1,'uuid-00035','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','text 1 “ö”
''; --','event');
CREATE TABLE application (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	book_id INTEGER NOT NULL, 
	takeaway_id INTEGER, 
	situation TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result TEXT NOT NULL, 
	state TEXT NOT NULL, 
	on_date DATE NOT NULL, 
	check_back DATE, 
	private BOOLEAN NOT NULL, 
	CONSTRAINT pk_application PRIMARY KEY (id), 
	CONSTRAINT uq_application_uuid UNIQUE (uuid), 
	CONSTRAINT fk_application_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT fk_application_takeaway_id FOREIGN KEY(takeaway_id) REFERENCES takeaway (id) ON DELETE SET NULL, 
	CONSTRAINT ck_application_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_application_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_application_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_application_situation_no_nul CHECK (instr(situation, char(0)) = 0), 
	CONSTRAINT ck_application_action_no_nul CHECK (instr(action, char(0)) = 0), 
	CONSTRAINT ck_application_result_no_nul CHECK (instr(result, char(0)) = 0), 
	CONSTRAINT ck_application_state_choice CHECK (state IN ('planned', 'tried', 'adopted', 'dropped'))
);
INSERT INTO "application" VALUES(1,'uuid-00036','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'situation 1 “ö”
''; --','action 1 “ö”
''; --','result 1 “ö”
''; --','tried','2026-01-01','2026-01-01',1);
CREATE TABLE assessment (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	level INTEGER NOT NULL, 
	target INTEGER, 
	confidence INTEGER, 
	rationale TEXT NOT NULL, 
	source TEXT NOT NULL, 
	person_id INTEGER, 
	scale_version TEXT NOT NULL, 
	private BOOLEAN NOT NULL, 
	CONSTRAINT pk_assessment PRIMARY KEY (id), 
	CONSTRAINT uq_assessment_uuid UNIQUE (uuid), 
	CONSTRAINT fk_assessment_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assessment_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT ck_assessment_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_assessment_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_assessment_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_assessment_level_range CHECK (level BETWEEN 0 AND 4), 
	CONSTRAINT ck_assessment_target_range CHECK (target BETWEEN 0 AND 4), 
	CONSTRAINT ck_assessment_confidence_range CHECK (confidence BETWEEN 0 AND 100), 
	CONSTRAINT ck_assessment_rationale_no_nul CHECK (instr(rationale, char(0)) = 0), 
	CONSTRAINT ck_assessment_source_choice CHECK (source IN ('self', 'person')), 
	CONSTRAINT ck_assessment_scale_version_no_nul CHECK (instr(scale_version, char(0)) = 0)
);
INSERT INTO "assessment" VALUES(1,'uuid-00011','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01',1,1,1,'rationale 1 “ö”
''; --','person',1,'scale_version 1 “ö”
''; --',1);
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT uq_attachment_uuid UNIQUE (uuid), 
	CONSTRAINT ck_attachment_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_attachment_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_attachment_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_attachment_sha256_no_nul CHECK (instr(sha256, char(0)) = 0), 
	CONSTRAINT ck_attachment_name_no_nul CHECK (instr(name, char(0)) = 0)
);
INSERT INTO "attachment" VALUES(1,'uuid-00001','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','0000000000000000000000000000000000000000000000000000000000000001','name 1 “ö”
''; --',1);
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
INSERT INTO "benefit" VALUES(1,'uuid-00029','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'what 1 “ö”
''; --','money','avoidance','forecast','week',1.1,'unit 1 “ö”
''; --',1,'currency 1 “ö”
''; --','2026-01-01','2026-01-01',1,'validated_by 1 “ö”
''; --','2026-01-01','double_count_note 1 “ö”
''; --');
CREATE TABLE book (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	title TEXT NOT NULL, 
	subtitle TEXT NOT NULL, 
	authors TEXT NOT NULL, 
	year INTEGER, 
	publisher TEXT NOT NULL, 
	editors TEXT NOT NULL, 
	series TEXT NOT NULL, 
	isbns TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	pages INTEGER, 
	chapters INTEGER, 
	minutes INTEGER, 
	item_ref_id INTEGER, 
	queue INTEGER, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_book PRIMARY KEY (id), 
	CONSTRAINT uq_book_uuid UNIQUE (uuid), 
	CONSTRAINT fk_book_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE SET NULL, 
	CONSTRAINT ck_book_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_book_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_book_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_book_title_no_nul CHECK (instr(title, char(0)) = 0), 
	CONSTRAINT ck_book_subtitle_no_nul CHECK (instr(subtitle, char(0)) = 0), 
	CONSTRAINT ck_book_authors_no_nul CHECK (instr(authors, char(0)) = 0), 
	CONSTRAINT ck_book_publisher_no_nul CHECK (instr(publisher, char(0)) = 0), 
	CONSTRAINT ck_book_editors_no_nul CHECK (instr(editors, char(0)) = 0), 
	CONSTRAINT ck_book_series_no_nul CHECK (instr(series, char(0)) = 0), 
	CONSTRAINT ck_book_isbns_no_nul CHECK (instr(isbns, char(0)) = 0), 
	CONSTRAINT ck_book_tags_no_nul CHECK (instr(tags, char(0)) = 0), 
	CONSTRAINT ck_book_notes_no_nul CHECK (instr(notes, char(0)) = 0), 
	CONSTRAINT ck_book_sources_no_nul CHECK (instr(sources, char(0)) = 0), 
	CONSTRAINT ck_book_why_no_nul CHECK (instr(why, char(0)) = 0)
);
INSERT INTO "book" VALUES(1,'uuid-00012','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','title 1 “ö”
''; --','subtitle 1 “ö”
''; --','authors 1 “ö”
''; --',1,'publisher 1 “ö”
''; --','editors 1 “ö”
''; --','series 1 “ö”
''; --','isbns 1 “ö”
''; --','tags 1 “ö”
''; --','notes 1 “ö”
''; --','sources 1 “ö”
''; --',1,1,1,1,1,'why 1 “ö”
''; --');
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
INSERT INTO "cause" VALUES(1,'uuid-00013','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'parent_uuid 1 “ö”
''; --','text 1 “ö”
''; --','fishbone','method','data','evidence_note 1 “ö”
''; --','verified',1,1,1.1);
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
INSERT INTO "data_point" VALUES(1,'uuid-00030','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01',1,1.1,1.1,1.1,1,1,'reason 1 “ö”
''; --','note 1 “ö”
''; --');
CREATE TABLE enrolment (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	pathway TEXT NOT NULL, 
	started DATE, 
	target_role TEXT NOT NULL, 
	target_date DATE, 
	aspiration_12m TEXT NOT NULL, 
	aspiration_3y TEXT NOT NULL, 
	CONSTRAINT pk_enrolment PRIMARY KEY (id), 
	CONSTRAINT uq_enrolment_uuid UNIQUE (uuid), 
	CONSTRAINT ck_enrolment_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_enrolment_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_enrolment_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_enrolment_pathway_no_nul CHECK (instr(pathway, char(0)) = 0), 
	CONSTRAINT ck_enrolment_target_role_no_nul CHECK (instr(target_role, char(0)) = 0), 
	CONSTRAINT ck_enrolment_aspiration_12m_no_nul CHECK (instr(aspiration_12m, char(0)) = 0), 
	CONSTRAINT ck_enrolment_aspiration_3y_no_nul CHECK (instr(aspiration_3y, char(0)) = 0)
);
INSERT INTO "enrolment" VALUES(1,'uuid-00002','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','pathway 1 “ö”
''; --','2026-01-01','target_role 1 “ö”
''; --','2026-01-01','aspiration_12m 1 “ö”
''; --','aspiration_3y 1 “ö”
''; --');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	what TEXT NOT NULL, 
	on_date DATE NOT NULL, 
	kind TEXT NOT NULL, 
	link TEXT NOT NULL, 
	attachment_id INTEGER, 
	private BOOLEAN NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT uq_evidence_uuid UNIQUE (uuid), 
	CONSTRAINT fk_evidence_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) ON DELETE SET NULL, 
	CONSTRAINT ck_evidence_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_evidence_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_evidence_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_evidence_what_no_nul CHECK (instr(what, char(0)) = 0), 
	CONSTRAINT ck_evidence_kind_choice CHECK (kind IN ('pilot', 'reading', 'document', 'feedback', 'certificate', 'observation')), 
	CONSTRAINT ck_evidence_link_no_nul CHECK (instr(link, char(0)) = 0)
);
INSERT INTO "evidence" VALUES(1,'uuid-00014','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','what 1 “ö”
''; --','2026-01-01','reading','link 1 “ö”
''; --',1,1);
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
INSERT INTO "evidence_link" VALUES(1,'uuid-00042','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'metric','uuid-00016','claim 1 “ö”
''; --');
CREATE TABLE export (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	on_date DATE NOT NULL, 
	for_whom TEXT NOT NULL, 
	settings TEXT NOT NULL, 
	path TEXT NOT NULL, 
	pages INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT pk_export PRIMARY KEY (id), 
	CONSTRAINT uq_export_uuid UNIQUE (uuid), 
	CONSTRAINT ck_export_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_export_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_export_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_export_for_whom_no_nul CHECK (instr(for_whom, char(0)) = 0), 
	CONSTRAINT ck_export_settings_no_nul CHECK (instr(settings, char(0)) = 0), 
	CONSTRAINT ck_export_path_no_nul CHECK (instr(path, char(0)) = 0), 
	CONSTRAINT ck_export_sha256_no_nul CHECK (instr(sha256, char(0)) = 0)
);
INSERT INTO "export" VALUES(1,'uuid-00003','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','2026-01-01','for_whom 1 “ö”
''; --','settings 1 “ö”
''; --','path 1 “ö”
''; --',1,'0000000000000000000000000000000000000000000000000000000000000001');
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
INSERT INTO "goal" VALUES(1,'uuid-00004','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','outcome 1 “ö”
''; --','why 1 “ö”
''; --','measure 1 “ö”
''; --','baseline 1 “ö”
''; --','target 1 “ö”
''; --','2026-01-01',2,'from_others','support 1 “ö”
''; --','reached','2026-01-01','reason 1 “ö”
''; --',1);
CREATE TABLE highlight (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	book_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	note TEXT NOT NULL, 
	chapter TEXT NOT NULL, 
	place TEXT NOT NULL, 
	position FLOAT, 
	made_on DATE, 
	favourite BOOLEAN NOT NULL, 
	settled BOOLEAN NOT NULL, 
	reviewed_on DATE, 
	withheld BOOLEAN NOT NULL, 
	superseded_by TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	CONSTRAINT pk_highlight PRIMARY KEY (id), 
	CONSTRAINT uq_highlight_uuid UNIQUE (uuid), 
	CONSTRAINT fk_highlight_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT ck_highlight_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_highlight_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_highlight_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_highlight_kind_choice CHECK (kind IN ('quote', 'note', 'bookmark')), 
	CONSTRAINT ck_highlight_text_no_nul CHECK (instr(text, char(0)) = 0), 
	CONSTRAINT ck_highlight_note_no_nul CHECK (instr(note, char(0)) = 0), 
	CONSTRAINT ck_highlight_chapter_no_nul CHECK (instr(chapter, char(0)) = 0), 
	CONSTRAINT ck_highlight_place_no_nul CHECK (instr(place, char(0)) = 0), 
	CONSTRAINT ck_highlight_position_finite CHECK (position > -9e999 AND position < 9e999), 
	CONSTRAINT ck_highlight_superseded_by_no_nul CHECK (instr(superseded_by, char(0)) = 0), 
	CONSTRAINT ck_highlight_sources_no_nul CHECK (instr(sources, char(0)) = 0)
);
INSERT INTO "highlight" VALUES(1,'uuid-00025','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'note','text 1 “ö”
''; --','note 1 “ö”
''; --','chapter 1 “ö”
''; --','place 1 “ö”
''; --',1.1,'2026-01-01',1,1,'2026-01-01',1,'superseded_by 1 “ö”
''; --','sources 1 “ö”
''; --');
CREATE TABLE item_ref (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	pack TEXT NOT NULL, 
	item TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_item_ref PRIMARY KEY (id), 
	CONSTRAINT uq_item_ref_pack_item UNIQUE (pack, item), 
	CONSTRAINT uq_item_ref_uuid UNIQUE (uuid), 
	CONSTRAINT ck_item_ref_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_item_ref_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_item_ref_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_item_ref_pack_no_nul CHECK (instr(pack, char(0)) = 0), 
	CONSTRAINT ck_item_ref_item_no_nul CHECK (instr(item, char(0)) = 0), 
	CONSTRAINT ck_item_ref_kind_no_nul CHECK (instr(kind, char(0)) = 0), 
	CONSTRAINT ck_item_ref_title_no_nul CHECK (instr(title, char(0)) = 0), 
	CONSTRAINT ck_item_ref_state_choice CHECK (state IN ('active', 'deprecated', 'retired'))
);
INSERT INTO "item_ref" VALUES(1,'uuid-00005','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','pack 1 “ö”
''; --','item 1 “ö”
''; --','kind 1 “ö”
''; --','title 1 “ö”
''; --','deprecated');
CREATE TABLE item_state (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	since DATE, 
	reason TEXT NOT NULL, 
	note TEXT NOT NULL, 
	private BOOLEAN NOT NULL, 
	CONSTRAINT pk_item_state PRIMARY KEY (id), 
	CONSTRAINT uq_item_state_uuid UNIQUE (uuid), 
	CONSTRAINT uq_item_state_item_ref_id UNIQUE (item_ref_id), 
	CONSTRAINT fk_item_state_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT ck_item_state_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_item_state_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_item_state_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_item_state_state_choice CHECK (state IN ('not_started', 'in_progress', 'done', 'skipped', 'not_applicable')), 
	CONSTRAINT ck_item_state_reason_no_nul CHECK (instr(reason, char(0)) = 0), 
	CONSTRAINT ck_item_state_note_no_nul CHECK (instr(note, char(0)) = 0)
);
INSERT INTO "item_state" VALUES(1,'uuid-00015','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'in_progress','2026-01-01','reason 1 “ö”
''; --','note 1 “ö”
''; --',1);
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
INSERT INTO "journal_entry" VALUES(1,'uuid-00037','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','do','text 1 “ö”
''; --',1);
CREATE TABLE log_entry (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	reading_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	unit TEXT NOT NULL, 
	from_position FLOAT, 
	to_position FLOAT, 
	minutes_spent INTEGER, 
	remark TEXT NOT NULL, 
	CONSTRAINT pk_log_entry PRIMARY KEY (id), 
	CONSTRAINT uq_log_entry_uuid UNIQUE (uuid), 
	CONSTRAINT fk_log_entry_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT ck_log_entry_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_log_entry_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_log_entry_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_log_entry_unit_choice CHECK (unit IN ('pages', 'percent', 'chapters', 'minutes')), 
	CONSTRAINT ck_log_entry_from_position_finite CHECK (from_position > -9e999 AND from_position < 9e999), 
	CONSTRAINT ck_log_entry_to_position_finite CHECK (to_position > -9e999 AND to_position < 9e999), 
	CONSTRAINT ck_log_entry_remark_no_nul CHECK (instr(remark, char(0)) = 0)
);
INSERT INTO "log_entry" VALUES(1,'uuid-00031','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01','percent',1.1,1.1,1,'remark 1 “ö”
''; --');
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
INSERT INTO "measure" VALUES(1,'uuid-00026','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'name 1 “ö”
''; --','unit 1 “ö”
''; --','down','process','definition 1 “ö”
''; --','source 1 “ö”
''; --',1,'ratio','week',1.1,1.1,'2026-01-01',1.1,1.1,1,'line',1,'wheeler',7,'all',1,'2026-01-01','2026-01-01',1);
CREATE TABLE metric (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	definition TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	better TEXT NOT NULL, 
	baseline FLOAT, 
	baseline_on DATE, 
	target FLOAT, 
	target_on DATE, 
	CONSTRAINT pk_metric PRIMARY KEY (id), 
	CONSTRAINT uq_metric_uuid UNIQUE (uuid), 
	CONSTRAINT uq_metric_item_ref_id UNIQUE (item_ref_id), 
	CONSTRAINT fk_metric_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT ck_metric_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_metric_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_metric_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_metric_definition_no_nul CHECK (instr(definition, char(0)) = 0), 
	CONSTRAINT ck_metric_unit_no_nul CHECK (instr(unit, char(0)) = 0), 
	CONSTRAINT ck_metric_better_choice CHECK (better IN ('up', 'down')), 
	CONSTRAINT ck_metric_baseline_finite CHECK (baseline > -9e999 AND baseline < 9e999), 
	CONSTRAINT ck_metric_target_finite CHECK (target > -9e999 AND target < 9e999)
);
INSERT INTO "metric" VALUES(1,'uuid-00016','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'definition 1 “ö”
''; --','unit 1 “ö”
''; --','down',1.1,'2026-01-01',1.1,'2026-01-01');
CREATE TABLE metric_value (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	metric_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	value FLOAT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_metric_value PRIMARY KEY (id), 
	CONSTRAINT uq_metric_value_uuid UNIQUE (uuid), 
	CONSTRAINT fk_metric_value_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) ON DELETE CASCADE, 
	CONSTRAINT ck_metric_value_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_metric_value_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_metric_value_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_metric_value_value_finite CHECK (value > -9e999 AND value < 9e999), 
	CONSTRAINT ck_metric_value_note_no_nul CHECK (instr(note, char(0)) = 0)
);
INSERT INTO "metric_value" VALUES(1,'uuid-00027','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01',1.1,'note 1 “ö”
''; --');
CREATE TABLE noticed (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	note TEXT NOT NULL, 
	private BOOLEAN NOT NULL, 
	CONSTRAINT pk_noticed PRIMARY KEY (id), 
	CONSTRAINT uq_noticed_uuid UNIQUE (uuid), 
	CONSTRAINT fk_noticed_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT ck_noticed_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_noticed_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_noticed_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_noticed_note_no_nul CHECK (instr(note, char(0)) = 0)
);
INSERT INTO "noticed" VALUES(1,'uuid-00017','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01','note 1 “ö”
''; --',1);
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
INSERT INTO "pdsa_cycle" VALUES(1,'uuid-00032','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'follows 1 “ö”
''; --','change_idea 1 “ö”
''; --','one_shift','implement','question 1 “ö”
''; --','prediction 1 “ö”
''; --','2026-01-01',1,1.1,'down','2026-01-01',1,'plan_who 1 “ö”
''; --','plan_what 1 “ö”
''; --','plan_when 1 “ö”
''; --','plan_where 1 “ö”
''; --','data_plan 1 “ö”
''; --','2026-01-01','2026-01-01','partly','observations 1 “ö”
''; --','surprises 1 “ö”
''; --',1.1,'partly','learning 1 “ö”
''; --','adapt','2026-01-01','decision_reason 1 “ö”
''; --');
CREATE TABLE person (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	job_title TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_uuid UNIQUE (uuid), 
	CONSTRAINT ck_person_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_person_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_person_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_person_name_no_nul CHECK (instr(name, char(0)) = 0), 
	CONSTRAINT ck_person_role_choice CHECK (role IN ('me', 'manager', 'mentor', 'sponsor', 'other')), 
	CONSTRAINT ck_person_job_title_no_nul CHECK (instr(job_title, char(0)) = 0), 
	CONSTRAINT ck_person_organisation_no_nul CHECK (instr(organisation, char(0)) = 0)
);
INSERT INTO "person" VALUES(1,'uuid-00006','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','name 1 “ö”
''; --','manager','job_title 1 “ö”
''; --','organisation 1 “ö”
''; --');
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
INSERT INTO "phase" VALUES(1,'uuid-00039','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01','label 1 “ö”
''; --','reason 1 “ö”
''; --',1,1,'fixed_after_n',1,1,1,1,1);
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
INSERT INTO "pilot" VALUES(1,'uuid-00007','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','title 1 “ö”
''; --','kaizen_event','defined','aim 1 “ö”
''; --','change_idea 1 “ö”
''; --','area 1 “ö”
''; --','process 1 “ö”
''; --','suppliers 1 “ö”
''; --','inputs 1 “ö”
''; --','steps 1 “ö”
''; --','outputs 1 “ö”
''; --','customers 1 “ö”
''; --','problem 1 “ö”
''; --','background 1 “ö”
''; --','current_condition 1 “ö”
''; --','2026-01-01','target_condition 1 “ö”
''; --','root_cause_summary 1 “ö”
''; --','balancing_reason 1 “ö”
''; --','results 1 “ö”
''; --','lessons_process 1 “ö”
''; --','lessons_self 1 “ö”
''; --','followup_standardise 1 “ö”
''; --','followup_share 1 “ö”
''; --','followup_open 1 “ö”
''; --','sponsor 1 “ö”
''; --','coach 1 “ö”
''; --','co_led','team 1 “ö”
''; --','2026-01-01','2026-01-01','2026-01-01','2026-01-01','2026-01-01',1);
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
INSERT INTO "pilot_attachment" VALUES(1,'uuid-00018','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','caption 1 “ö”
''; --',1);
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
INSERT INTO "pilot_check" VALUES(1,'uuid-00019','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,2,'2026-01-01','slipped','note 1 “ö”
''; --');
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
INSERT INTO "pilot_link" VALUES(1,'uuid-00041','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'book','uuid-00012','applied');
CREATE TABLE pilot_status (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	pilot_id INTEGER NOT NULL, 
	from_status TEXT NOT NULL, 
	to_status TEXT NOT NULL, 
	on_date DATE NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_pilot_status PRIMARY KEY (id), 
	CONSTRAINT uq_pilot_status_uuid UNIQUE (uuid), 
	CONSTRAINT fk_pilot_status_pilot_id FOREIGN KEY(pilot_id) REFERENCES pilot (id) ON DELETE CASCADE, 
	CONSTRAINT ck_pilot_status_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_pilot_status_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_pilot_status_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_pilot_status_from_status_choice CHECK (from_status IN ('idea', 'defined', 'baseline', 'testing', 'implementing', 'sustaining', 'on_hold', 'adopted', 'adapted', 'abandoned')), 
	CONSTRAINT ck_pilot_status_to_status_choice CHECK (to_status IN ('idea', 'defined', 'baseline', 'testing', 'implementing', 'sustaining', 'on_hold', 'adopted', 'adapted', 'abandoned')), 
	CONSTRAINT ck_pilot_status_note_no_nul CHECK (instr(note, char(0)) = 0)
);
INSERT INTO "pilot_status" VALUES(1,'uuid-00020','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'defined','defined','2026-01-01','note 1 “ö”
''; --');
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
CREATE TABLE plan_options (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	left_out TEXT NOT NULL, 
	with_private BOOLEAN NOT NULL, 
	my_comments TEXT NOT NULL, 
	CONSTRAINT pk_plan_options PRIMARY KEY (id), 
	CONSTRAINT uq_plan_options_uuid UNIQUE (uuid), 
	CONSTRAINT ck_plan_options_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_plan_options_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_plan_options_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_plan_options_paper_choice CHECK (paper IN ('a4', 'letter')), 
	CONSTRAINT ck_plan_options_left_out_no_nul CHECK (instr(left_out, char(0)) = 0), 
	CONSTRAINT ck_plan_options_my_comments_no_nul CHECK (instr(my_comments, char(0)) = 0)
);
INSERT INTO "plan_options" VALUES(1,'uuid-00008','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','letter','left_out 1 “ö”
''; --',1,'my_comments 1 “ö”
''; --');
CREATE TABLE postponement (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	until DATE NOT NULL, 
	CONSTRAINT pk_postponement PRIMARY KEY (id), 
	CONSTRAINT uq_postponement_uuid UNIQUE (uuid), 
	CONSTRAINT uq_postponement_key UNIQUE ("key"), 
	CONSTRAINT ck_postponement_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_postponement_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_postponement_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_postponement_key_no_nul CHECK (instr(key, char(0)) = 0)
);
INSERT INTO "postponement" VALUES(1,'uuid-00009','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','key 1 “ö”
''; --','2026-01-01');
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
INSERT INTO "prediction_amendment" VALUES(1,'uuid-00038','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01','text 1 “ö”
''; --');
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	book_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	format TEXT NOT NULL, 
	started DATE, 
	started_precision TEXT NOT NULL, 
	finished DATE, 
	finished_precision TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	rating INTEGER, 
	reason TEXT NOT NULL, 
	stopped_at TEXT NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT uq_reading_uuid UNIQUE (uuid), 
	CONSTRAINT fk_reading_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT ck_reading_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_reading_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_reading_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_reading_status_choice CHECK (status IN ('planned', 'reading', 'paused', 'finished', 'stopped', 'consulted')), 
	CONSTRAINT ck_reading_format_choice CHECK (format IN ('paper', 'ebook', 'audio', 'unknown')), 
	CONSTRAINT ck_reading_started_precision_choice CHECK (started_precision IN ('day', 'month', 'year', 'unknown')), 
	CONSTRAINT ck_reading_finished_precision_choice CHECK (finished_precision IN ('day', 'month', 'year', 'unknown')), 
	CONSTRAINT ck_reading_outcome_no_nul CHECK (instr(outcome, char(0)) = 0), 
	CONSTRAINT ck_reading_rating_range CHECK (rating BETWEEN 0 AND 20), 
	CONSTRAINT ck_reading_reason_no_nul CHECK (instr(reason, char(0)) = 0), 
	CONSTRAINT ck_reading_stopped_at_no_nul CHECK (instr(stopped_at, char(0)) = 0)
);
INSERT INTO "reading" VALUES(1,'uuid-00028','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'reading','ebook','2026-01-01','month','2026-01-01','month','outcome 1 “ö”
''; --',1,'reason 1 “ö”
''; --','stopped_at 1 “ö”
''; --');
CREATE TABLE reading_aim (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	books INTEGER NOT NULL, 
	begun_on DATE NOT NULL, 
	by_date DATE NOT NULL, 
	CONSTRAINT pk_reading_aim PRIMARY KEY (id), 
	CONSTRAINT uq_reading_aim_uuid UNIQUE (uuid), 
	CONSTRAINT uq_reading_aim_item_ref_id UNIQUE (item_ref_id), 
	CONSTRAINT fk_reading_aim_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT ck_reading_aim_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_reading_aim_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_reading_aim_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0)
);
INSERT INTO "reading_aim" VALUES(1,'uuid-00021','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','2026-01-01');
CREATE TABLE review (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	meeting_date DATE, 
	kind TEXT NOT NULL, 
	person_id INTEGER, 
	state TEXT NOT NULL, 
	my_comments TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT uq_review_uuid UNIQUE (uuid), 
	CONSTRAINT fk_review_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT ck_review_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_review_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_review_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_review_kind_no_nul CHECK (instr(kind, char(0)) = 0), 
	CONSTRAINT ck_review_state_choice CHECK (state IN ('draft', 'prepared', 'held', 'signed', 'superseded')), 
	CONSTRAINT ck_review_my_comments_no_nul CHECK (instr(my_comments, char(0)) = 0), 
	CONSTRAINT ck_review_outcome_no_nul CHECK (instr(outcome, char(0)) = 0)
);
INSERT INTO "review" VALUES(1,'uuid-00022','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','2026-01-01','kind 1 “ö”
''; --',1,'prepared','my_comments 1 “ö”
''; --','outcome 1 “ö”
''; --');
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
INSERT INTO "review_note" VALUES(1,'uuid-00023','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'2026-01-01','asked_by 1 “ö”
''; --','question 1 “ö”
''; --','answer 1 “ö”
''; --');
CREATE TABLE shelf (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	name TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_shelf PRIMARY KEY (id), 
	CONSTRAINT uq_shelf_uuid UNIQUE (uuid), 
	CONSTRAINT uq_shelf_name UNIQUE (name), 
	CONSTRAINT ck_shelf_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_shelf_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_shelf_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_shelf_name_no_nul CHECK (instr(name, char(0)) = 0), 
	CONSTRAINT ck_shelf_rule_no_nul CHECK (instr(rule, char(0)) = 0)
);
INSERT INTO "shelf" VALUES(1,'uuid-00010','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z','name 1 “ö”
''; --','rule 1 “ö”
''; --',1);
CREATE TABLE stage_entry (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	enrolment_id INTEGER NOT NULL, 
	item_ref_id INTEGER NOT NULL, 
	entered DATE NOT NULL, 
	"left" DATE, 
	reason TEXT NOT NULL, 
	decided_with TEXT NOT NULL, 
	readiness TEXT NOT NULL, 
	CONSTRAINT pk_stage_entry PRIMARY KEY (id), 
	CONSTRAINT uq_stage_entry_uuid UNIQUE (uuid), 
	CONSTRAINT fk_stage_entry_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_stage_entry_item_ref_id FOREIGN KEY(item_ref_id) REFERENCES item_ref (id) ON DELETE CASCADE, 
	CONSTRAINT ck_stage_entry_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_stage_entry_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_stage_entry_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_stage_entry_reason_no_nul CHECK (instr(reason, char(0)) = 0), 
	CONSTRAINT ck_stage_entry_decided_with_no_nul CHECK (instr(decided_with, char(0)) = 0), 
	CONSTRAINT ck_stage_entry_readiness_no_nul CHECK (instr(readiness, char(0)) = 0)
);
INSERT INTO "stage_entry" VALUES(1,'uuid-00024','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','2026-01-01','reason 1 “ö”
''; --','decided_with 1 “ö”
''; --','readiness 1 “ö”
''; --');
CREATE TABLE takeaway (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	book_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	do_differently TEXT NOT NULL, 
	private BOOLEAN NOT NULL, 
	highlight_id INTEGER, 
	favourite BOOLEAN NOT NULL, 
	settled BOOLEAN NOT NULL, 
	reviewed_on DATE, 
	CONSTRAINT pk_takeaway PRIMARY KEY (id), 
	CONSTRAINT uq_takeaway_uuid UNIQUE (uuid), 
	CONSTRAINT fk_takeaway_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT fk_takeaway_highlight_id FOREIGN KEY(highlight_id) REFERENCES highlight (id) ON DELETE SET NULL, 
	CONSTRAINT ck_takeaway_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_takeaway_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_takeaway_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_takeaway_text_no_nul CHECK (instr(text, char(0)) = 0), 
	CONSTRAINT ck_takeaway_do_differently_no_nul CHECK (instr(do_differently, char(0)) = 0)
);
INSERT INTO "takeaway" VALUES(1,'uuid-00033','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,'text 1 “ö”
''; --','do_differently 1 “ö”
''; --',1,1,1,1,'2026-01-01');
CREATE TABLE trash (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	deleted_at TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	CONSTRAINT pk_trash PRIMARY KEY (id), 
	CONSTRAINT uq_trash_uuid UNIQUE (uuid), 
	CONSTRAINT ck_trash_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_trash_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_trash_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_trash_deleted_at_no_nul CHECK (instr(deleted_at, char(0)) = 0), 
	CONSTRAINT ck_trash_kind_no_nul CHECK (instr(kind, char(0)) = 0), 
	CONSTRAINT ck_trash_title_no_nul CHECK (instr(title, char(0)) = 0), 
	CONSTRAINT ck_trash_payload_no_nul CHECK (instr(payload, char(0)) = 0)
);
CREATE TABLE use_check (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	book_id INTEGER NOT NULL, 
	application_id INTEGER, 
	due_on DATE NOT NULL, 
	on_date DATE NOT NULL, 
	answer TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_use_check PRIMARY KEY (id), 
	CONSTRAINT uq_use_check_uuid UNIQUE (uuid), 
	CONSTRAINT fk_use_check_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT fk_use_check_application_id FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE SET NULL, 
	CONSTRAINT ck_use_check_uuid_no_nul CHECK (instr(uuid, char(0)) = 0), 
	CONSTRAINT ck_use_check_created_at_no_nul CHECK (instr(created_at, char(0)) = 0), 
	CONSTRAINT ck_use_check_updated_at_no_nul CHECK (instr(updated_at, char(0)) = 0), 
	CONSTRAINT ck_use_check_answer_choice CHECK (answer IN ('used', 'not_yet', 'no')), 
	CONSTRAINT ck_use_check_note_no_nul CHECK (instr(note, char(0)) = 0)
);
INSERT INTO "use_check" VALUES(1,'uuid-00040','2026-11-22T08:00:00Z','2026-11-22T08:00:00Z',1,1,'2026-01-01','2026-01-01','not_yet','note 1 “ö”
''; --');
CREATE INDEX ix_action_cause_id ON action (cause_id);
CREATE INDEX ix_action_cycle_id ON action (cycle_id);
CREATE INDEX ix_action_goal_id ON action (goal_id);
CREATE INDEX ix_action_pilot_id ON action (pilot_id);
CREATE INDEX ix_annotation_cycle_id ON annotation (cycle_id);
CREATE INDEX ix_annotation_pilot_id ON annotation (pilot_id);
CREATE INDEX ix_application_book_id ON application (book_id);
CREATE INDEX ix_application_takeaway_id ON application (takeaway_id);
CREATE INDEX ix_assessment_item_ref_id ON assessment (item_ref_id);
CREATE INDEX ix_assessment_person_id ON assessment (person_id);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_benefit_measure_id ON benefit (measure_id);
CREATE INDEX ix_benefit_pilot_id ON benefit (pilot_id);
CREATE INDEX ix_book_item_ref_id ON book (item_ref_id);
CREATE INDEX ix_cause_pilot_id ON cause (pilot_id);
CREATE INDEX ix_data_point_measure_id ON data_point (measure_id);
CREATE INDEX ix_evidence_attachment_id ON evidence (attachment_id);
CREATE INDEX ix_evidence_link_evidence_id ON evidence_link (evidence_id);
CREATE INDEX ix_evidence_link_target_uuid ON evidence_link (target_uuid);
CREATE INDEX ix_highlight_book_id ON highlight (book_id);
CREATE INDEX ix_journal_entry_cycle_id ON journal_entry (cycle_id);
CREATE INDEX ix_journal_entry_pilot_id ON journal_entry (pilot_id);
CREATE INDEX ix_log_entry_on_date ON log_entry (on_date);
CREATE INDEX ix_log_entry_reading_id ON log_entry (reading_id);
CREATE INDEX ix_measure_metric_id ON measure (metric_id);
CREATE INDEX ix_measure_pilot_id ON measure (pilot_id);
CREATE INDEX ix_metric_value_metric_id ON metric_value (metric_id);
CREATE INDEX ix_noticed_item_ref_id ON noticed (item_ref_id);
CREATE INDEX ix_pdsa_cycle_measure_id ON pdsa_cycle (measure_id);
CREATE INDEX ix_pdsa_cycle_pilot_id ON pdsa_cycle (pilot_id);
CREATE INDEX ix_phase_action_id ON phase (action_id);
CREATE INDEX ix_phase_cycle_id ON phase (cycle_id);
CREATE INDEX ix_phase_measure_id ON phase (measure_id);
CREATE INDEX ix_pilot_attachment_attachment_id ON pilot_attachment (attachment_id);
CREATE INDEX ix_pilot_attachment_pilot_id ON pilot_attachment (pilot_id);
CREATE INDEX ix_pilot_check_pilot_id ON pilot_check (pilot_id);
CREATE INDEX ix_pilot_link_pilot_id ON pilot_link (pilot_id);
CREATE INDEX ix_pilot_link_target_uuid ON pilot_link (target_uuid);
CREATE INDEX ix_pilot_status_pilot_id ON pilot_status (pilot_id);
CREATE INDEX ix_prediction_amendment_cycle_id ON prediction_amendment (cycle_id);
CREATE INDEX ix_reading_book_id ON reading (book_id);
CREATE INDEX ix_review_note_pilot_id ON review_note (pilot_id);
CREATE INDEX ix_review_person_id ON review (person_id);
CREATE INDEX ix_stage_entry_enrolment_id ON stage_entry (enrolment_id);
CREATE INDEX ix_stage_entry_item_ref_id ON stage_entry (item_ref_id);
CREATE INDEX ix_takeaway_book_id ON takeaway (book_id);
CREATE INDEX ix_takeaway_highlight_id ON takeaway (highlight_id);
CREATE INDEX ix_use_check_application_id ON use_check (application_id);
CREATE INDEX ix_use_check_book_id ON use_check (book_id);
COMMIT;
PRAGMA application_id=1330663473;
PRAGMA user_version=3;
