PRAGMA application_id=1146638937;
PRAGMA user_version=3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  store_id TEXT,
  created_at TEXT,
  next_number INTEGER NOT NULL
) STRICT;
INSERT INTO meta VALUES(1,'2a3b4c01-0000-4000-8000-000000000001','2026-11-22T05:00:00Z',4);
CREATE TABLE kept_text (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO kept_text VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c','questionnaires/small/questionnaire.yaml',X'666f726d61743a20310a69643a20736d616c6c0a76657273696f6e3a20312e302e300a7469746c653a207b76693a202242e1bb992063c3a2752068e1bb8f69206e68e1bb8f222c20656e3a2022536d616c6c227d0a73756d6d6172793a207b76693a20224e68e1bb8f222c20656e3a2022536d616c6c227d0a65646974696f6e3a207b7374617475733a206f776e2c206e6f746963653a207b76693a20225468e1bbad222c20656e3a202254657374227d7d0a70696c6c61725f6c6576656c733a0a20202d207b6c6576656c3a20312c2070657263656e743a207b6d6f72655f7468616e3a2032307d2c2070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d7d0a20202d207b6c6576656c3a20322c2070657263656e743a207b6d6f72655f7468616e3a2036307d2c2070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d7d0a6c6576656c733a0a20202d207b6c6576656c3a20302c2072756e673a20302c207469746c653a207b76693a20224368c6b061222c20656e3a20224e6f6e65227d2c206d65616e696e673a207b76693a20224368c6b061222c20656e3a20224e6f6e65227d2c2070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d7d0a20202d207b6c6576656c3a20312c2072756e673a20322c207469746c653a207b76693a202243c3b3222c20656e3a2022536f6d65227d2c206d65616e696e673a207b76693a202243c3b3222c20656e3a2022536f6d65227d2c2070657263656e743a207b6d6f72655f7468616e3a2035307d2c2070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d7d0a70696c6c6172733a0a20202d2069643a20410a202020207469746c653a207b76693a20224b68c3a163682068c3a06e67222c20656e3a2022437573746f6d657273227d0a2020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a20202020636f6d706f6e656e74733a0a2020202020202d2069643a20412e310a20202020202020207469746c653a207b76693a20224869e1bb876e206469e1bb876e222c20656e3a202250726573656e6365227d0a202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202063726974657269613a0a202020202020202020202d2069643a20412e312e310a2020202020202020202020206b696e643a2073696e676c650a2020202020202020202020207469746c653a207b76693a20225472616e6720776562222c20656e3a20225765622073697465227d0a2020202020202020202020207175657374696f6e3a207b76693a202243c3b3206b68c3b46e673f222c20656e3a20224973207468657265206f6e653f227d0a202020202020202020202020746f706963733a205b6f6e6c696e655f70726573656e63655d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202020202020706f696e74735f7065725f67726164653a20302e350a2020202020202020202020206f7074696f6e733a0a20202020202020202020202020202d207b67726164653a20302c2076693a20226b68c3b46e67222c20656e3a20226e6f227d0a20202020202020202020202020202d207b67726164653a20312c2076693a2022c3ad74222c20656e3a20226c6974746c65227d0a20202020202020202020202020202d207b67726164653a20332c2076693a20226b68c3a1222c20656e3a2022736f6d65227d0a20202020202020202020202020202d207b67726164653a20352c2076693a202274e1bb9174222c20656e3a2022676f6f64227d0a20202020202020202020202020202d207b67726164653a2031322c2076693a202272e1baa5742074e1bb9174222c20656e3a20227665727920676f6f64227d0a202020202020202020202d2069643a20412e312e320a2020202020202020202020206b696e643a206d756c74690a2020202020202020202020207469746c653a207b76693a20224bc3aa6e682062c3a16e222c20656e3a20224368616e6e656c73227d0a2020202020202020202020207175657374696f6e3a207b76693a20224bc3aa6e68206ec3a06f3f222c20656e3a202257686963683f227d0a202020202020202020202020746f706963733a205b65636f6d6d657263655d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a2020202020202020202020206361703a20330a2020202020202020202020206f7074696f6e733a0a20202020202020202020202020202d207b69643a207765622c20706f696e74733a20312c2076693a2022776562222c20656e3a2022776562227d0a20202020202020202020202020202d207b69643a2073686f702c20706f696e74733a20312e352c2076693a202273c3a06e222c20656e3a20226d61726b6574227d0a20202020202020202020202020202d207b69643a20636861742c20706f696e74733a20322c2076693a202263686174222c20656e3a202263686174227d0a20202020202020202020202020202d207b69643a206e6f6e652c20706f696e74733a20302c206578636c75736976653a20747275652c2076693a20226b68c3b46e67222c20656e3a20226e6f6e65227d0a202020202020202020202d2069643a20412e312e330a2020202020202020202020206b696e643a20726174696f0a2020202020202020202020207469746c653a207b76693a202254e1bbb7206ce1bb87222c20656e3a20225368617265227d0a2020202020202020202020207175657374696f6e3a207b76693a202242616f206e6869c3aa753f222c20656e3a2022486f77206d7563683f227d0a202020202020202020202020746f706963733a205b65636f6d6d657263655d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202020202020756e69743a20766e640a202020202020202020202020706172743a207b76693a20227068e1baa76e222c20656e3a202270617274227d0a20202020202020202020202077686f6c653a207b76693a202274e1bb956e67222c20656e3a202277686f6c65227d0a2020202020202020202020207768656e5f77686f6c655f7a65726f3a20677261646520300a2020202020202020202020206d61795f6578636565643a20747275650a20202020202020202020202062616e64733a0a20202020202020202020202020202d207b67726164653a20302c2061745f6d6f73743a20307d0a20202020202020202020202020202d207b67726164653a20312c2061745f6d6f73743a2035307d0a20202020202020202020202020202d207b67726164653a20322c2061745f6d6f73743a203130307d0a20202d2069643a20420a202020207469746c653a207b76693a20224ee1bb99692062e1bb99222c20656e3a2022496e73696465227d0a2020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a20202020636f6d706f6e656e74733a0a2020202020202d2069643a20422e310a20202020202020207469746c653a207b76693a20225175e1baa36e207472e1bb8b222c20656e3a20224d616e6167656d656e74227d0a202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202063726974657269613a0a202020202020202020202d2069643a20422e312e310a2020202020202020202020206b696e643a206e756d6265720a2020202020202020202020207469746c653a207b76693a20224dc3a1792074c3ad6e68222c20656e3a2022436f6d707574657273227d0a2020202020202020202020207175657374696f6e3a207b76693a202242616f206e6869c3aa753f222c20656e3a2022486f77206d616e793f227d0a202020202020202020202020746f706963733a205b636f6e6e65637469766974795d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202020202020756e69743a20636f756e740a202020202020202020202020616c6c6f775f6e6f745f6170706c696361626c653a207965730a20202020202020202020202062616e64733a0a20202020202020202020202020202d207b67726164653a20302c2061745f6d6f73743a20307d0a20202020202020202020202020202d207b67726164653a20312c2061745f6d6f73743a2031307d0a20202020202020202020202020202d207b67726164653a20327d0a202020202020202020202d2069643a20422e312e320a2020202020202020202020206b696e643a2073696e676c650a2020202020202020202020207469746c653a207b76693a20225068e1baa76e206de1bb816d222c20656e3a2022536f667477617265227d0a2020202020202020202020207175657374696f6e3a207b76693a202243c3b3206b68c3b46e673f222c20656e3a2022497320746865726520736f6d653f227d0a202020202020202020202020746f706963733a205b6d616e6167656d656e745f73797374656d735d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a202020202020202020202020616c6c6f775f6e6f745f6170706c696361626c653a207965730a20202020202020202020202061736b65645f69663a207b616e737765723a20412e312e312c2061745f6c656173743a20317d0a2020202020202020202020206f7074696f6e733a0a20202020202020202020202020202d207b67726164653a20302c2076693a20226b68c3b46e67222c20656e3a20226e6f227d0a20202020202020202020202020202d207b67726164653a20312c2076693a202263c3b3222c20656e3a2022796573227d0a202020202020202020202d2069643a20422e312e330a2020202020202020202020206b696e643a20746578740a2020202020202020202020207469746c653a207b76693a2022476869207468c3aa6d222c20656e3a202252656d61726b73227d0a2020202020202020202020207175657374696f6e3a207b76693a202243c3b26e2067c3ac3f222c20656e3a20225768617420656c73653f227d0a20202020202020202020202070726f76656e616e63653a207b65766964656e63653a20617373756d7074696f6e7d0a');
CREATE TABLE questionnaire (
  text TEXT NOT NULL PRIMARY KEY REFERENCES kept_text,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  meaning TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT;
INSERT INTO questionnaire VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c','small','1.0.0','m1:6e19ec772aeb79db505927c26254895e25c73cac64cb6057da0d20e1200babc8','Bộ câu hỏi nhỏ','Small');
CREATE TABLE pillar (
  text TEXT NOT NULL REFERENCES questionnaire,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (text, position)
) STRICT, WITHOUT ROWID;
INSERT INTO pillar VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',1,'A','Khách hàng','Customers');
INSERT INTO pillar VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',2,'B','Nội bộ','Inside');
CREATE TABLE criterion (
  text TEXT NOT NULL REFERENCES questionnaire,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  pillar TEXT NOT NULL,
  component TEXT NOT NULL,
  kind TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (text, position)
) STRICT, WITHOUT ROWID;
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',1,'A.1.1','A','A.1','single','Trang web','Web site');
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',2,'A.1.2','A','A.1','multi','Kênh bán','Channels');
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',3,'A.1.3','A','A.1','ratio','Tỷ lệ','Share');
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',4,'B.1.1','B','B.1','number','Máy tính','Computers');
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',5,'B.1.2','B','B.1','single','Phần mềm','Software');
INSERT INTO criterion VALUES('sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',6,'B.1.3','B','B.1','text','Ghi thêm','Remarks');
CREATE TABLE event (
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (store_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO event VALUES('2a3b4c01-0000-4000-8000-000000000001',1,'2026-11-22T05:00:00Z','store.created','2a3b4c01-0000-4000-8000-000000000001','{}','0000000000000000000000000000000000000000000000000000000000000000','433e0998be5d03839f819a0cf28e68a3e751e0b28a9e8afe014e11cf91c40b6e');
INSERT INTO event VALUES('2a3b4c01-0000-4000-8000-000000000001',2,'2026-11-22T05:00:00Z','assessment.saved','2a3b4c03-0000-4000-8000-000000000003','{"enterprise":"2a3b4c02-0000-4000-8000-000000000002","number":"E-0001","revision":1,"questionnaire":"small@1.0.0","meaning":"m1:6e19ec772aeb79db505927c26254895e25c73cac64cb6057da0d20e1200babc8","text":"sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c","catalogue":"sha256:1166df3ad2b90c9c223bc7f23ea534c6e22b3aca4af30ec45a53dcdafa470890","engine":1,"assessed_on":"2026-11-20","on":"2026-11-20","role":"director","denominator":2,"points":14,"points_high":16,"max":28,"answered":4,"applicable":5,"level":0,"highest_possible":1,"package":"ND20-A11-TRAINING","next_step":"ask.readiness_assessed","eligible":"ND20-A11-TRAINING ND224-A71-SME ND80-A13 ND80-A14 HCMC-DXCENTER ND20-A10-FREE-PLATFORM","undecided":"ND80-A11-2 ND80-A22-STARTUP ND80-A25-CHAIN EINVOICE-FREE-12M ND80-A11-1 SMEDF-LOAN ND20-A9-FUND QD433-SME-2026-2030","grades":"3*12--","salted":{"by":"c54f714393ba529a9f8dac21f1a56d6f765092fd302fa702c5eabd042d900d78","content":"620ec91e1d03c6b978262999818c67fb07037fcc6d2dfe95a1f3b1b674d222cb","name":"3b599df41bee1b7d57d3bc31e0a4db9455a878eff8b5a5fa0f25f615c4de0005","tax_code":"d22325af66c78832f2bdcebf125759d054e6cbc9108d48d5d2ff84a739c91fd2"}}','433e0998be5d03839f819a0cf28e68a3e751e0b28a9e8afe014e11cf91c40b6e','35792b062a63dee8188b09da127b1a7d5168911b34ad890bc004e62bb2cb9281');
INSERT INTO event VALUES('2a3b4c01-0000-4000-8000-000000000001',3,'2026-11-22T05:00:00Z','import.saved','5d6e7f01-0000-4000-8000-000000000001','{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","profile":"sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c","questionnaire":"small@1.0.0","meaning":"m1:6e19ec772aeb79db505927c26254895e25c73cac64cb6057da0d20e1200babc8","text":"sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c","catalogue":"sha256:1166df3ad2b90c9c223bc7f23ea534c6e22b3aca4af30ec45a53dcdafa470890","engine":1,"read":3,"scored":3,"revised":1,"rejected":0,"duplicate":0,"unchanged":0,"enterprises":2,"rows":"68c77e0e47ee1235eb1dfa4fc744b5d947291ce1bba1c97adfd4cc8ce5940651","salted":{"by":"2160517928d30ae48689706f01275543549ad572440fd12c18b926a0bba62b4a","contents":"fb1040a800b3ee0d5b5ada217a9094b488fb07f09a44a6f0d75084c6c23a2088","file":"ce44386b379b820cfca89f65984ab525102a438d5c7743fda375668bbdc98cfd"}}','35792b062a63dee8188b09da127b1a7d5168911b34ad890bc004e62bb2cb9281','63f033a4cd30e2aa5149eb69a2fd39f8f5b46c6d847a6f1079e025fed1cc9343');
CREATE TABLE event_text (
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  field TEXT NOT NULL,
  enterprise TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (store_id, seq, field),
  FOREIGN KEY (store_id, seq) REFERENCES event
) STRICT, WITHOUT ROWID;
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',2,'by','2a3b4c02-0000-4000-8000-000000000002','b93a3b639e16ad48a5ac56495370733c962147d43ff1bb3e556619557b0ec3ce','Lan');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',2,'content','2a3b4c02-0000-4000-8000-000000000002','035652a3dccef49066ad171976c38d7d5c59d65e3651556a9f6ec274eb6ed87e','9015416147af1fad6768498abea0daee7ab4ca79f13250cf349c0c18a6234d59');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',2,'name','2a3b4c02-0000-4000-8000-000000000002','54cdb1bd0fb13c8ca00915cdba630552ea025dba512e0c9a05df4e2b7a52490d','Công ty TNHH Cơ khí Bình Minh');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',2,'tax_code','2a3b4c02-0000-4000-8000-000000000002','cac240c4f9aa1029c606b8b32027e2094f997cc28a501793a9ad9968b805faf6','0312345673');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',3,'by','','38640795dda04b97020f07738b485fe26a5f6bff2a66926a70add4b3569aac5e','Lan');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',3,'contents','','5a55d47c5f9a2fa38d02c6569aca222f1ccb202baecaae0d9d664f92693ac911','0648c5950f73c23bda8a0ca4cd8730713efbf28566ef27d19002c947f89999c4');
INSERT INTO event_text VALUES('2a3b4c01-0000-4000-8000-000000000001',3,'file','','8d77d7cddba3ffe1849f578e1ef9fa2f8c6173a894be74c140cedc9db7128393','khảo sát.csv');
CREATE TABLE made_with (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL REFERENCES questionnaire,
  engine INTEGER NOT NULL,
  catalogue TEXT NOT NULL,
  texts TEXT NOT NULL,
  UNIQUE (text, engine, catalogue, texts)
) STRICT;
INSERT INTO made_with VALUES(1,'sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c',1,'sha256:1166df3ad2b90c9c223bc7f23ea534c6e22b3aca4af30ec45a53dcdafa470890','{"questionnaires/small/questionnaire.yaml":"sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c"}');
CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  store_id TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL DEFAULT '',
  profile TEXT NOT NULL,
  profile_text TEXT REFERENCES kept_text,
  questionnaire_id TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  scored INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  enterprises INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'done' CHECK (status IN ('done', 'undone')),
  undone_at TEXT,
  undone_by TEXT,
  undone_reason TEXT
, told INTEGER NOT NULL DEFAULT 1, mix INTEGER, middle INTEGER) STRICT;
INSERT INTO import_row VALUES(1,'5d6e7f01-0000-4000-8000-000000000001','2a3b4c01-0000-4000-8000-000000000001','khảo sát.csv','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','plain','sha256:c93e235f99d01c47dab8f69506647f8b3b3c395cdc7b4fda7bf71805cf47950c','small','2026-11-22T05:00:00Z','Lan',3,3,1,0,0,0,2,'done',NULL,NULL,NULL,2,1567522561,0);
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  store_id TEXT NOT NULL,
  questionnaire_id TEXT NOT NULL,
  respondent_role TEXT NOT NULL,
  respondent_code TEXT NOT NULL,
  UNIQUE (store_id, questionnaire_id, respondent_role, respondent_code)
) STRICT;
INSERT INTO series VALUES(1,'2a3b4c01-0000-4000-8000-000000000001','small','director','');
INSERT INTO series VALUES(2,'2a3b4c01-0000-4000-8000-000000000001','small','','');
CREATE TABLE common (
  id INTEGER PRIMARY KEY,
  made_with INTEGER NOT NULL REFERENCES made_with,
  import INTEGER REFERENCES import_row,
  saved_at TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL,
  denominator INTEGER NOT NULL CHECK (denominator > 0),
  max INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  level INTEGER,
  highest_possible INTEGER,
  rung INTEGER,
  package TEXT,
  next_step TEXT,
  needs TEXT NOT NULL,
  money TEXT
) STRICT;
INSERT INTO common VALUES(1,1,NULL,'2026-11-22T05:00:00Z','Lan','','',2,28,5,0,1,0,'ND20-A11-TRAINING','ask.readiness_assessed','',NULL);
INSERT INTO common VALUES(2,1,1,'2026-11-22T05:00:00Z','Lan','','re-imported',2,28,5,1,1,2,'ND20-A11-TRAINING','ask.readiness_assessed','',NULL);
INSERT INTO common VALUES(3,1,1,'2026-11-22T05:00:00Z','Lan','','',2,28,5,0,1,0,NULL,'ask.entity','',NULL);
CREATE TABLE package (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO package VALUES(1,'ND20-A11-TRAINING');
INSERT INTO package VALUES(2,'ND224-A71-SME');
INSERT INTO package VALUES(3,'ND80-A13');
INSERT INTO package VALUES(4,'ND80-A14');
INSERT INTO package VALUES(5,'HCMC-DXCENTER');
INSERT INTO package VALUES(6,'ND20-A10-FREE-PLATFORM');
INSERT INTO package VALUES(7,'ND80-A11-2');
INSERT INTO package VALUES(8,'ND80-A22-STARTUP');
INSERT INTO package VALUES(9,'ND80-A25-CHAIN');
INSERT INTO package VALUES(10,'EINVOICE-FREE-12M');
INSERT INTO package VALUES(11,'ND80-A11-1');
INSERT INTO package VALUES(12,'SMEDF-LOAN');
INSERT INTO package VALUES(13,'ND20-A9-FUND');
INSERT INTO package VALUES(14,'QD433-SME-2026-2030');
INSERT INTO package VALUES(15,'ND80-HOUSEHOLD-TO-ENTERPRISE');
INSERT INTO package VALUES(16,'HTX-L17-A24');
CREATE TABLE IF NOT EXISTS "enterprise" (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  tax_code TEXT,
  external_id TEXT,
  import INTEGER REFERENCES import_row,
  uuid TEXT CHECK (uuid IS NOT NULL OR import IS NOT NULL),
  name_key TEXT,
  created_at TEXT CHECK (created_at IS NOT NULL OR import IS NOT NULL),
  note TEXT
) STRICT;
INSERT INTO enterprise VALUES(1,'Công ty TNHH Cơ khí Bình Minh','cong ty tnhh co khi binh minh','0312345673',NULL,NULL,'2a3b4c02-0000-4000-8000-000000000002',NULL,'2026-11-22T05:00:00Z',NULL);
INSERT INTO enterprise VALUES(2,'Hợp tác xã Thủy sản Hòa Bình','hop tac xa thuy san hoa binh','0399007891',NULL,1,NULL,NULL,NULL,NULL);
INSERT INTO enterprise VALUES(3,'Quán cơm Bà Năm','quan com ba nam',NULL,'R-3',1,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "enterprise_alias" (
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'name', 'tax_code')),
  value TEXT NOT NULL,
  folded TEXT NOT NULL,
  import INTEGER REFERENCES import_row,
  PRIMARY KEY (enterprise, kind, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "enterprise_change" (
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  import INTEGER NOT NULL REFERENCES import_row,
  field TEXT NOT NULL CHECK (field IN ('name', 'tax_code', 'external_id')),
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (enterprise, import, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "assessment_row" (
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series,
  assessed_on TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
  common INTEGER NOT NULL REFERENCES common,
  line INTEGER,
  points INTEGER NOT NULL,
  points_high INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  pillars TEXT NOT NULL,
  grades TEXT NOT NULL,
  eligible TEXT NOT NULL,
  undecided TEXT NOT NULL,
  uuid TEXT,
  supersedes INTEGER REFERENCES assessment_row,
  on_date TEXT,
  detail TEXT,
  facts TEXT,
  content TEXT
) STRICT;
INSERT INTO assessment_row VALUES(65536,1,'2026-11-20',1,2,1,NULL,14,16,4,'[[10,10,22,3,3,1,1],[4,6,6,1,2,2,2]]','3*12--','012345','6789:;<=','2a3b4c03-0000-4000-8000-000000000003',NULL,NULL,'{"A.1.1":{"note":"xem trang web ngày 18/11"},"A.1.2":{"chosen":["web","shop"]},"A.1.3":{"part":120000000,"whole":900000000},"B.1.1":{"value":12}}','{"name":"Công ty TNHH Cơ khí Bình Minh","tax_code":"0312345673","entity":"enterprise","province":"HCMC","revenue":38000000000,"sector":"industry","staff":{"value":42,"year":2025,"evidence":"shown"}}','9015416147af1fad6768498abea0daee7ab4ca79f13250cf349c0c18a6234d59');
INSERT INTO assessment_row VALUES(65537,1,'2026-11-20',2,1,2,2,16,18,4,'[[12,12,22,3,3,1,1],[4,6,6,1,2,2,2]]','5*12--','012345','6789:;<=',NULL,65536,NULL,'{"A.1.1":{"note":"xem trang web ngày 18/11"},"A.1.2":{"chosen":["web","shop"]},"A.1.3":{"part":120000000,"whole":900000000},"B.1.1":{"value":12}}','{"name":"Công ty TNHH Cơ khí Bình Minh","tax_code":"0312345673","entity":"enterprise","province":"HCMC","revenue":38000000000,"sector":"industry","staff":{"value":42,"year":2025,"evidence":"shown"}}',NULL);
INSERT INTO assessment_row VALUES(131072,2,'2026-11-20',1,1,3,3,3,19,1,'[[3,13,22,1,3,0,1],[0,6,6,0,2,0,2]]','3-----','','690>1:2378?;<45=',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO assessment_row VALUES(196608,2,'2026-11-20',1,1,3,4,3,19,1,'[[3,13,22,1,3,0,1],[0,6,6,0,2,0,2]]','3-----','','690>1:2378?;<45=',NULL,NULL,NULL,NULL,'{"name":"Quán cơm Bà Năm","external_id":"R-3","staff":4}',NULL);
CREATE INDEX questionnaire_version ON questionnaire (id, version);
CREATE INDEX event_text_enterprise ON event_text (enterprise);
CREATE VIEW import AS
SELECT
  uuid AS id, file, sha256, profile, questionnaire_id AS questionnaire, saved_at, saved_by, read, scored, revised,
  rejected, duplicate, unchanged, enterprises, status, undone_at, undone_by, undone_reason
FROM import_row;
CREATE INDEX common_import ON common (import) WHERE import IS NOT NULL;
CREATE UNIQUE INDEX enterprise_uuid ON enterprise (uuid) WHERE uuid IS NOT NULL;
CREATE INDEX enterprise_no_code_name ON enterprise (name_folded) WHERE tax_code IS NULL;
CREATE INDEX enterprise_no_code_external_id ON enterprise (external_id) WHERE tax_code IS NULL AND external_id IS NOT NULL;
CREATE INDEX enterprise_alias_folded ON enterprise_alias (kind, folded);
CREATE UNIQUE INDEX assessment_uuid ON assessment_row (uuid) WHERE uuid IS NOT NULL;
CREATE INDEX assessment_supersedes ON assessment_row (supersedes) WHERE supersedes IS NOT NULL;
CREATE VIEW stored_enterprise AS
SELECT
  e.number,
  coalesce(e.uuid, printf('%08x%s8%s', (e.number * 2 + 3) * 1640531527 + i.mix & 4294967295, substr(i.uuid, 9, 6),
                          substr(i.uuid, 16))) AS uuid,
  e.name, coalesce(e.name_key, e.name) AS name_key, e.name_folded, e.tax_code, e.external_id, coalesce(e.note, '') AS note,
  coalesce(e.created_at, i.saved_at) AS created_at, e.import
FROM enterprise AS e LEFT JOIN import_row AS i ON i.id = e.import;
CREATE VIEW stored_assessment AS
SELECT
  a.id,
  coalesce(a.uuid, printf('%08x-%04x-8%s', ((a.id >> 16) * 2 + 2) * 1640531527 + i.mix & 4294967295, a.id + i.middle & 65535,
                          substr(i.uuid, 16))) AS uuid,
  s.store_id,
  coalesce(e.uuid, printf('%08x%s8%s', (e.number * 2 + 3) * 1640531527 + ei.mix & 4294967295, substr(ei.uuid, 9, 6),
                          substr(ei.uuid, 16))) AS enterprise,
  s.questionnaire_id, a.assessed_on, s.respondent_role, s.respondent_code, a.revision,
  CASE WHEN a.supersedes IS NOT NULL THEN
    (SELECT coalesce(o.uuid, printf('%08x-%04x-8%s', ((o.id >> 16) * 2 + 2) * 1640531527 + oi.mix & 4294967295,
                                    o.id + oi.middle & 65535, substr(oi.uuid, 16)))
     FROM assessment_row AS o JOIN common AS oc ON oc.id = o.common LEFT JOIN import_row AS oi ON oi.id = oc.import
     WHERE o.id = a.supersedes) END AS supersedes,
  c.reason, CASE a.status WHEN 0 THEN 'draft' WHEN 1 THEN 'complete' ELSE 'superseded' END AS status, a.content, c.import,
  a.line, c.made_with, coalesce(a.on_date, a.assessed_on) AS on_date, c.interviewer, c.label, c.saved_at, c.denominator,
  a.points, a.points_high, c.max, a.answered, c.applicable, c.level, c.highest_possible, c.rung, c.package, c.next_step,
  -- The number of a package serves as a place in the list, too.
  coalesce((
    SELECT group_concat(id, ' ') FROM (
      SELECT p.id FROM package AS place CROSS JOIN package AS p
      ON p.number = unicode(substr(a.eligible, place.number, 1)) - iif(unicode(substr(a.eligible, place.number, 1)) < 127, 47, 112)
      WHERE place.number <= length(a.eligible) ORDER BY place.number)), '') AS eligible,
  coalesce((
    SELECT group_concat(id, ' ') FROM (
      SELECT p.id FROM package AS place CROSS JOIN package AS p
      ON p.number = unicode(substr(a.undecided, place.number, 1)) - iif(unicode(substr(a.undecided, place.number, 1)) < 127, 47, 112)
      WHERE place.number <= length(a.undecided) ORDER BY place.number)), '') AS undecided,
  a.pillars, a.grades, a.detail, a.facts, c.needs, c.money, e.number, e.name, e.tax_code, e.external_id,
  i.uuid AS import_uuid, a.common, a.eligible AS eligible_letters, a.undecided AS undecided_letters
FROM assessment_row AS a
JOIN enterprise AS e ON e.number = a.id >> 16
JOIN series AS s ON s.id = a.series
JOIN common AS c ON c.id = a.common
LEFT JOIN import_row AS i ON i.id = c.import
LEFT JOIN import_row AS ei ON ei.id = e.import
;
CREATE VIEW assessment_history AS
SELECT
  a.uuid AS id, printf('E-%04d', a.number) AS enterprise, a.name, a.tax_code,
  a.questionnaire_id AS questionnaire, q.version, a.assessed_on, a.on_date,
  a.respondent_role AS respondent, a.respondent_code, a.interviewer, a.label, a.revision, a.status,
  CASE WHEN a.points % a.denominator = 0 THEN a.points / a.denominator
       WHEN a.points * 1000000 % a.denominator = 0 THEN a.points * 1.0 / a.denominator
       ELSE (a.points * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS points,
  CASE WHEN a.points_high % a.denominator = 0 THEN a.points_high / a.denominator
       WHEN a.points_high * 1000000 % a.denominator = 0 THEN a.points_high * 1.0 / a.denominator
       ELSE (a.points_high * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS points_high,
  CASE WHEN a.max % a.denominator = 0 THEN a.max / a.denominator
       WHEN a.max * 1000000 % a.denominator = 0 THEN a.max * 1.0 / a.denominator
       ELSE (a.max * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS max,
  CASE WHEN a.max > 0 THEN (a.points * 20000 + a.max) / (2 * a.max) / 100.0 END AS percent,
  CASE WHEN a.max > 0 THEN (a.points_high * 20000 + a.max) / (2 * a.max) / 100.0 END AS percent_high,
  a.answered, a.applicable, a.level, a.highest_possible, a.level IS a.highest_possible AS certain, a.rung,
  a.package, a.eligible, a.undecided, a.next_step,
  coalesce(a.facts, json_patch('{}', json_object('name', nullif(a.name, ''), 'tax_code', a.tax_code,
                                                 'external_id', a.external_id))) AS facts,
  a.needs, a.saved_at, a.reason, a.supersedes, m.engine, m.catalogue, q.meaning, m.text, a.import_uuid AS import, a.line
FROM stored_assessment AS a
JOIN made_with AS m ON m.id = a.made_with
JOIN questionnaire AS q ON q.text = m.text;
CREATE VIEW assessment AS SELECT * FROM assessment_history WHERE status <> 'superseded';
CREATE VIEW pillar_score AS
SELECT
  assessment, enterprise, assessed_on, pillar, title_vi, title_en,
  CASE WHEN points % denominator = 0 THEN points / denominator
       WHEN points * 1000000 % denominator = 0 THEN points * 1.0 / denominator
       ELSE (points * 200 + denominator) / (2 * denominator) / 100.0 END AS points,
  CASE WHEN points_high % denominator = 0 THEN points_high / denominator
       WHEN points_high * 1000000 % denominator = 0 THEN points_high * 1.0 / denominator
       ELSE (points_high * 200 + denominator) / (2 * denominator) / 100.0 END AS points_high,
  CASE WHEN max % denominator = 0 THEN max / denominator
       WHEN max * 1000000 % denominator = 0 THEN max * 1.0 / denominator
       ELSE (max * 200 + denominator) / (2 * denominator) / 100.0 END AS max,
  CASE WHEN max > 0 THEN (points * 20000 + max) / (2 * max) / 100.0 END AS percent,
  CASE WHEN max > 0 THEN (points_high * 20000 + max) / (2 * max) / 100.0 END AS percent_high,
  answered, applicable, level, level_high
FROM (
  SELECT
    a.uuid AS assessment, printf('E-%04d', a.number) AS enterprise, a.assessed_on, a.denominator,
    p.id AS pillar, p.title_vi, p.title_en,
    json_extract(one.value, '$[0]') AS points, json_extract(one.value, '$[1]') AS points_high,
    json_extract(one.value, '$[2]') AS max, json_extract(one.value, '$[3]') AS answered,
    json_extract(one.value, '$[4]') AS applicable, json_extract(one.value, '$[5]') AS level,
    json_extract(one.value, '$[6]') AS level_high
  FROM stored_assessment AS a
  JOIN made_with AS m ON m.id = a.made_with
  JOIN json_each(a.pillars) AS one
  JOIN pillar AS p ON p.text = m.text AND p.position = one.key + 1
  WHERE a.status <> 'superseded');
CREATE VIEW answer AS
SELECT
  assessment, enterprise, assessed_on, position, criterion, pillar, component, kind, title_vi, title_en,
  CASE code WHEN '-' THEN 'unanswered' WHEN 'x' THEN 'not_applicable' WHEN 'n' THEN 'not_asked' ELSE 'answered' END AS state,
  CASE WHEN code BETWEEN '0' AND '9' THEN CAST(code AS INTEGER)
       WHEN code = '*' THEN coalesce(json_extract(more, '$.grade'), json_extract(more, '$.between[0]')) END AS grade,
  CASE WHEN code BETWEEN '0' AND '9' THEN CAST(code AS INTEGER)
       WHEN code = '*' THEN coalesce(json_extract(more, '$.grade'), json_extract(more, '$.between[1]')) END AS grade_high,
  coalesce(json_extract(more, '$.value'), json_extract(more, '$.values[0]')) AS value,
  coalesce(json_extract(more, '$.value'), json_extract(more, '$.values[1]')) AS value_high,
  json_extract(more, '$.part') AS part, json_extract(more, '$.whole') AS whole,
  json_extract(more, '$.chosen') AS chosen, json_extract(more, '$.text') AS text,
  json_extract(more, '$.unanswered') AS reason, json_extract(more, '$.evidence') AS evidence,
  json_extract(more, '$.note') AS note
FROM (
  SELECT
    a.uuid AS assessment, printf('E-%04d', a.number) AS enterprise, a.assessed_on,
    c.position, c.id AS criterion, c.pillar, c.component, c.kind, c.title_vi, c.title_en,
    substr(a.grades, c.position, 1) AS code,
    json_extract(a.detail, '$."' || c.id || '"') AS more
  FROM stored_assessment AS a
  JOIN made_with AS m ON m.id = a.made_with
  JOIN criterion AS c ON c.text = m.text
  WHERE a.status <> 'superseded');
CREATE INDEX enterprise_name ON enterprise (name_folded);
CREATE INDEX enterprise_external_id ON enterprise (external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX enterprise_tax_code ON enterprise (tax_code) WHERE tax_code IS NOT NULL;
CREATE UNIQUE INDEX assessment_key ON assessment_row (id >> 16, series, assessed_on, revision);
COMMIT;
