PRAGMA application_id=1413563220;
BEGIN TRANSACTION;
CREATE TABLE act (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	effect INTEGER DEFAULT '0' NOT NULL, 
	exported TEXT, 
	report TEXT, 
	undone_at INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "act" VALUES(1,1,'import',1773135000,15,'{"linkedin:connections":"2026-03-01","linkedin":"2026-03-01"}','{"imports":[{"path":"export.zip","source":"linkedin","files":[{"name":"Connections.csv","rows":4,"new":3,"changed":0,"unchanged":0,"duplicate":0,"skipped":{"no name":1}},{"name":"Invitations.csv","rows":2,"new":2,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}},{"name":"messages.csv","rows":4,"new":4,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}},{"name":"Job Applications.csv","rows":1,"new":1,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}},{"name":"Saved Jobs.csv","rows":2,"new":2,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}},{"name":"Company Follows.csv","rows":1,"new":1,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}},{"name":"Skills.csv","rows":1,"new":1,"changed":0,"unchanged":0,"duplicate":0,"skipped":{}}],"found":{"owner":"Robin Vale","requests_accepted":0,"requests_pending":0,"messages_sent":0,"messages_received":0,"answers_owed":0},"problems":[]}],"totals":{"people":5,"companies":4,"opportunities":2,"moments":10},"seconds":0.0}',NULL);
INSERT INTO "act" VALUES(2,1,'import',1773135000,2,'{"linkedin":"2026-03-09"}','{"imports":[{"path":"export.zip","source":"linkedin","files":[{"name":"Connections.csv","rows":2,"new":1,"changed":1,"unchanged":0,"duplicate":0,"skipped":{}}],"found":{"owner":"Robin Vale","requests_accepted":0,"requests_pending":0,"messages_sent":0,"messages_received":0,"answers_owed":0},"problems":[]}],"totals":{"people":6,"companies":4,"opportunities":2,"moments":12},"seconds":0.0}',NULL);
INSERT INTO "act" VALUES(3,1,'log',1773135000,1,NULL,NULL,NULL);
INSERT INTO "act" VALUES(4,1,'set',1773135000,1,NULL,NULL,NULL);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE aside (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	play TEXT NOT NULL, 
	until TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (owner, person_id, play), 
	FOREIGN KEY(owner) REFERENCES owner (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "aside" VALUES(1,1,3,1,'connect-after-interview','2026-04-01');
CREATE TABLE body (
	moment_id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (moment_id), 
	FOREIGN KEY(moment_id) REFERENCES moment (id), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "body" VALUES(4,1,'We met at PyCon');
INSERT INTO "body" VALUES(6,1,'Hello');
INSERT INTO "body" VALUES(7,1,'Thank you, when do you have time?');
INSERT INTO "body" VALUES(8,1,'Hola');
INSERT INTO "body" VALUES(9,1,'Hello');
INSERT INTO "body" VALUES(13,1,'A good talk');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "change" VALUES(1,1,1,'owner',1,'{"name":null,"url":null}','{"name":"Robin Vale","url":"in/robin-vale"}');
INSERT INTO "change" VALUES(2,1,2,'record',2086500870063770356,'{"state":-8796119189694182316,"person_id":1,"moment_id":1,"entry_id":null}','{"state":-558232491563793118,"person_id":1,"moment_id":1,"entry_id":null}');
INSERT INTO "change" VALUES(3,1,2,'person',1,'{"email":null,"title":"Engineer","company_id":1}','{"email":"dana@example.org","title":"Lead","company_id":2}');
INSERT INTO "change" VALUES(4,1,3,'person',1,'{"role":null,"shares":null}','{"role":"hiring-manager","shares":["school"]}');
INSERT INTO "change" VALUES(5,1,4,'company',2,'{"culture":null,"culture_source":null,"culture_on":null,"target":false}','{"culture":"formal","culture_source":"their page","culture_on":"2026-03-01","target":true}');
CREATE TABLE company (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	culture TEXT, 
	policy TEXT, 
	culture_source TEXT, 
	culture_on TEXT, 
	admire TEXT, 
	followed INTEGER DEFAULT '0' NOT NULL, 
	target INTEGER DEFAULT '0' NOT NULL, 
	kept_from INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (owner, "key"), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "company" VALUES(1,1,1,'Northwind','northwind',NULL,NULL,NULL,NULL,NULL,0,0,0);
INSERT INTO "company" VALUES(2,1,1,'Contoso','contoso','formal',NULL,'their page','2026-03-01',NULL,0,1,0);
INSERT INTO "company" VALUES(3,1,1,'华为','华为',NULL,NULL,NULL,NULL,NULL,0,0,0);
INSERT INTO "company" VALUES(4,1,1,'Initech','initech',NULL,NULL,NULL,NULL,NULL,1,0,0);
CREATE TABLE entry (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "entry" VALUES(1,1,1,'skill','{"name":"Kafka"}');
CREATE TABLE forgotten (
	owner INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	on_date TEXT NOT NULL, 
	PRIMARY KEY (owner, hash), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "forgotten" VALUES(1,X'3E6FCBD06173DE5E3B13EE2759C98FDD','2026-03-10');
INSERT INTO "forgotten" VALUES(1,X'B4490C12F04628DB7D753D647532C2EC','2026-03-10');
CREATE TABLE moment (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	person_id INTEGER, 
	opportunity_id INTEGER, 
	on_date TEXT NOT NULL, 
	at INTEGER, 
	what TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	details TEXT, 
	conversation INTEGER, 
	in_group INTEGER DEFAULT '0' NOT NULL, 
	junk INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner) REFERENCES owner (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(opportunity_id) REFERENCES opportunity (id)
)
 STRICT

;
INSERT INTO "moment" VALUES(1,1,1,1,NULL,'2025-05-05',NULL,'connected','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(2,1,1,2,NULL,'2025-06-01',NULL,'connected','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(3,1,1,3,NULL,'2025-05-05',NULL,'connected','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(4,1,1,1,NULL,'2024-01-01',1704110400,'invited','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(5,1,1,4,NULL,'2025-12-01',1764590400,'invited','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(6,1,1,1,NULL,'2025-05-15',1747310400,'messaged','me',NULL,3085327781833592025,0,0);
INSERT INTO "moment" VALUES(7,1,1,1,NULL,'2025-05-16',1747396800,'messaged','them',NULL,3085327781833592025,0,0);
INSERT INTO "moment" VALUES(8,1,1,2,NULL,'2025-08-23',1755950400,'messaged','them',NULL,6178387236116463138,0,0);
INSERT INTO "moment" VALUES(9,1,1,5,NULL,'2025-08-23',1755950400,'messaged','them',NULL,-8861681745437739907,0,1);
INSERT INTO "moment" VALUES(10,1,1,NULL,1,'2025-11-21',1763726400,'applied','me',NULL,NULL,0,0);
INSERT INTO "moment" VALUES(11,1,2,1,NULL,'2026-03-09',NULL,'moved','them','{"about":["Lead","Contoso"]}',NULL,0,0);
INSERT INTO "moment" VALUES(13,1,3,1,NULL,'2026-03-02',NULL,'interviewed','me','{"outlook":"positive","kind":"panel","about":["Kafka"]}',NULL,0,0);
CREATE TABLE opportunity (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	company_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	url TEXT, 
	stage TEXT NOT NULL, 
	posting TEXT, 
	description TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (owner, url), 
	FOREIGN KEY(owner) REFERENCES owner (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
)
 STRICT

;
INSERT INTO "opportunity" VALUES(1,1,1,1,'Data Engineer','jobs/view/1','applied',NULL,NULL);
INSERT INTO "opportunity" VALUES(2,1,1,2,'Analyst',NULL,'saved',NULL,NULL);
CREATE TABLE owner (
	id INTEGER NOT NULL, 
	name TEXT, 
	url TEXT, 
	secret BLOB NOT NULL, 
	zone TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "owner" VALUES(1,'Robin Vale','in/robin-vale',X'E3A471E48A0F9153CACD766AE4DA6D1CD513672ABA971FD5F48DDAC53997D461','Europe/Zurich',1773135000);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	url TEXT, 
	email TEXT, 
	company_id INTEGER, 
	title TEXT, 
	role TEXT, 
	link TEXT, 
	connected_on TEXT, 
	gone_on TEXT, 
	welcome TEXT, 
	manner TEXT, 
	mutuals INTEGER, 
	mutual_names TEXT, 
	shares TEXT, 
	shared TEXT, 
	kept_out INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (owner, url), 
	FOREIGN KEY(owner) REFERENCES owner (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
)
 STRICT

;
INSERT INTO "person" VALUES(1,1,1,'Dana Reyes','dana reyes','in/dana-reyes','dana@example.org',2,'Lead','hiring-manager',NULL,'2025-05-05',NULL,NULL,NULL,NULL,NULL,'["school"]',NULL,0);
INSERT INTO "person" VALUES(2,1,1,'José Muñoz','jose munoz','in/jose-munoz',NULL,2,'Engineer',NULL,NULL,'2025-06-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "person" VALUES(3,1,1,'Wei Chen','wei chen','in/wei-chen',NULL,3,'Lead',NULL,NULL,'2025-05-05',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "person" VALUES(4,1,1,'Ada Byron','ada byron','in/ada-byron',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "person" VALUES(5,1,1,'Spam Sender','spam sender','in/spam',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
CREATE TABLE record (
	owner INTEGER NOT NULL, 
	"key" INTEGER NOT NULL, 
	state INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	person_id INTEGER, 
	moment_id INTEGER, 
	entry_id INTEGER, 
	PRIMARY KEY (owner, "key"), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "record" VALUES(1,-9120591577031370689,0,1,NULL,10,NULL);
INSERT INTO "record" VALUES(1,-7760197165632493992,0,1,NULL,5,NULL);
INSERT INTO "record" VALUES(1,-5453110799661784917,4099660888980405654,1,3,3,NULL);
INSERT INTO "record" VALUES(1,-5416310440449557134,0,1,NULL,6,NULL);
INSERT INTO "record" VALUES(1,-4046641114720882303,0,1,NULL,NULL,NULL);
INSERT INTO "record" VALUES(1,-3997203541888702416,0,1,NULL,7,NULL);
INSERT INTO "record" VALUES(1,-1187039611516499372,0,1,NULL,NULL,1);
INSERT INTO "record" VALUES(1,-481057286214179834,0,1,NULL,NULL,NULL);
INSERT INTO "record" VALUES(1,2086500870063770356,-558232491563793118,1,1,1,NULL);
INSERT INTO "record" VALUES(1,3740959702601444437,-9033100262285714033,1,2,2,NULL);
INSERT INTO "record" VALUES(1,5412667058254660374,0,1,NULL,4,NULL);
INSERT INTO "record" VALUES(1,5941915127136757666,0,1,NULL,9,NULL);
INSERT INTO "record" VALUES(1,7505735571099570788,0,1,NULL,8,NULL);
INSERT INTO "record" VALUES(1,8051387404682192457,0,1,NULL,NULL,NULL);
CREATE TABLE retraction (
	moment_id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	PRIMARY KEY (moment_id), 
	FOREIGN KEY(moment_id) REFERENCES moment (id), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	owner INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (owner, name), 
	FOREIGN KEY(owner) REFERENCES owner (id)
)
 STRICT

;
INSERT INTO "setting" VALUES(1,1,3,'plan','"free"');
CREATE TABLE thread (
	owner INTEGER NOT NULL, 
	conversation INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	last_on TEXT NOT NULL, 
	last_by TEXT NOT NULL, 
	mine INTEGER NOT NULL, 
	theirs INTEGER NOT NULL, 
	PRIMARY KEY (owner, conversation), 
	FOREIGN KEY(owner) REFERENCES owner (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "thread" VALUES(1,3085327781833592025,1,'2025-05-16','them',1,1);
INSERT INTO "thread" VALUES(1,6178387236116463138,2,'2025-08-23','them',0,1);
CREATE INDEX ix_person_company_id ON person (company_id);
CREATE INDEX ix_opportunity_company_id ON opportunity (company_id);
CREATE INDEX ix_moment_person ON moment (person_id, on_date);
CREATE INDEX ix_moment_event ON moment (owner, what, on_date) WHERE conversation IS NULL;
CREATE INDEX ix_moment_opportunity ON moment (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX ix_thread_person_id ON thread (person_id);
CREATE INDEX ix_aside_person_id ON aside (person_id);
COMMIT;
