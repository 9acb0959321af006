-- The assessment behind the legitimate interest (LIA-03), each version kept for good.
CREATE TABLE sentinel.assessment (
    version    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body       text        NOT NULL CHECK (length(btrim(body)) BETWEEN 200 AND 50000),
    written_at timestamptz NOT NULL,
    -- Null for the one the program came with.
    written_by uuid
);

INSERT INTO sentinel.assessment (body, written_at) VALUES ($text$
Purpose. Stolen library accounts are sold and used to copy publishers' databases. A publisher that notices blocks the whole university. We look for signs of theft in the logs of remote access so that a stolen account is secured before that happens. This serves the account's owner, every other reader, and the licences we signed.

Necessity. Fixed limits on downloads or countries either miss theft or lock out lawful readers: travellers, people who use a VPN, reviewers who read much. Comparing an account with its own past and with others finds theft with far fewer false alarms. We need the time of each request, the account, the kind and place of the network, and which document was asked for. Names, addresses and titles are not needed: they are replaced by keyed tokens before anything is stored.

Balance. The analysis watches reading, which people expect to be private. Therefore: it works on pseudonyms; a score changes nothing by itself; only a trained reviewer, for a written reason, may learn who it is, one account at a time, while the alert is open; the data protection officer sees each such case, and so does the person; what is kept is deleted after the periods of the privacy notice; statisticians check how often it is wrong and for whom, with country left out as well; anyone may object and is then left out unless a compelling ground is put on record and told to them.

Result. The interest outweighs the intrusion as long as these safeguards stand. To be looked at again each year, and whenever the safeguards or the error rates change.
$text$, now());
