-- The rules of lending, in versions that are never changed, and what staff work at.

CREATE TABLE policy_version (
    number  integer PRIMARY KEY CHECK (number > 0),
    made_at timestamptz NOT NULL,
    -- Null for the one that Carrel brings, and when the notice's time for it is over.
    made_by uuid REFERENCES people.account ON DELETE SET NULL,
    why     text        NOT NULL CHECK (length(why) BETWEEN 10 AND 500),
    -- As PolicyFile writes it; checked before it is written, and whole: a loan is decided by one version.
    content text        NOT NULL CHECK (length(content) BETWEEN 1 AND 1000000)
);
CREATE INDEX policy_version_made_by ON policy_version (made_by) WHERE made_by IS NOT NULL;

-- What will be the next version, step by step: whoever saves a step says which one they saw. Those of a draft that is
-- over stay until the next one begins, so that somebody who still worked at it can be told what became of it.
CREATE TABLE policy_draft (
    revision   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The version it began from.
    based_on   integer     NOT NULL REFERENCES policy_version,
    changed_at timestamptz NOT NULL,
    content    text        NOT NULL CHECK (length(content) BETWEEN 1 AND 1000000),
    over       boolean     NOT NULL DEFAULT false
);
CREATE INDEX policy_draft_based_on ON policy_draft (based_on);

INSERT INTO policy_version (number, made_at, why, content)
VALUES (1, now(), 'The policy that Carrel begins with', $policy$#patron-type,code,name,covers,items,requests
patron-type,taught,Taught student,student student/taught,40,10
patron-type,research,Research student,student/research,40,10
patron-type,staff,Member of staff,staff,40,10
patron-type,retired,Retired member of staff,retired_staff,20,10
patron-type,institute,Staff of a partner institute,crick_staff mrc_staff thrombosis_staff,20,10
patron-type,nhs,NHS staff,nhs_staff,20,10
patron-type,nhs-placement,NHS placement,nhs_staff/placement,5,3
patron-type,alumnus,Alumna or alumnus,alumnus,5,3
patron-type,incubator,Incubator company,incubator_member,5,3
patron-type,local,Local museum or college,local_institution,5,3
patron-type,sconul,SCONUL Access visitor,sconul_visitor/a sconul_visitor/b sconul_visitor/c,5,3
patron-type,reading,Reading only,sconul_visitor sconul_visitor/r public_member,0,0
#due-dates,code,days
#rule,patrons,items,locations,lends,period,no-later-than,at-once,renewals,renewed-at-most,renewed-until,renewed-from,requests,recall-days,guaranteed-days,shelf-days,late-day,late-most,lost
rule,only taught,all but reference short,all,yes,1 week,,,automatic,,12 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only institute research staff,all but reference short,all,yes,3 weeks,,,automatic,,12 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only retired,all but reference short,all,yes,3 weeks,,,automatic,,12 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only nhs,all but reference short,all,yes,3 weeks,,,automatic,,12 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only nhs-placement,all but reference short,all,yes,1 week,,,automatic,,6 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only alumnus incubator local sconul,all but reference short,all,yes,1 week,,,automatic,,6 months,renewal,yes,7,7,7,0.50,20.00,60.00
rule,only research staff taught,only short,all,yes,24 hours,,4,none,,,renewal,no,1,0,1,0.50,20.00,60.00
rule,all,only reference,all,no,,,,,,,,,,,,,,
rule,all,all,all,no,,,,,,,,,,,,,,
$policy$);
