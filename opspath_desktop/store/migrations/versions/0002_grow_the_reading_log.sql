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

CREATE INDEX ix_book_item_ref_id ON book (item_ref_id);

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
    CONSTRAINT ck_pilot_link_target_kind_choice CHECK (target_kind IN ('item', 'book', 'review', 'application')),
    CONSTRAINT ck_pilot_link_target_uuid_no_nul CHECK (instr(target_uuid, char(0)) = 0),
    CONSTRAINT ck_pilot_link_role_choice CHECK (role IN ('motivated_by', 'applied', 'learned_from', 'counts_for'))
);

CREATE INDEX ix_pilot_link_pilot_id ON pilot_link (pilot_id);

CREATE INDEX ix_pilot_link_target_uuid ON pilot_link (target_uuid);

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
    CONSTRAINT ck_evidence_link_target_kind_choice CHECK (target_kind IN ('item', 'metric', 'assessment', 'pilot', 'book', 'application')),
    CONSTRAINT ck_evidence_link_target_uuid_no_nul CHECK (instr(target_uuid, char(0)) = 0),
    CONSTRAINT ck_evidence_link_claim_no_nul CHECK (instr(claim, char(0)) = 0)
);

CREATE INDEX ix_evidence_link_evidence_id ON evidence_link (evidence_id);

CREATE INDEX ix_evidence_link_target_uuid ON evidence_link (target_uuid);

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

CREATE INDEX ix_highlight_book_id ON highlight (book_id);

CREATE INDEX ix_log_entry_on_date ON log_entry (on_date);

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

CREATE INDEX ix_takeaway_book_id ON takeaway (book_id);

CREATE INDEX ix_takeaway_highlight_id ON takeaway (highlight_id);

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

CREATE INDEX ix_application_book_id ON application (book_id);

CREATE INDEX ix_application_takeaway_id ON application (takeaway_id);

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

CREATE INDEX ix_use_check_application_id ON use_check (application_id);

CREATE INDEX ix_use_check_book_id ON use_check (book_id);

