package org.carrel.privacy.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.NoticeFiles;
import org.carrel.privacy.publicpage.PrintedPage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What machines are given is what they ask for, by their own schemas and vocabularies.
class FormatsOfNoticeTest {

    private static final Declaration NOTICE = NoticeFiles.declaration("");
    private static final CanonicalNotice VERSION = CanonicalNotice.of(NOTICE);

    /// Where the files lie that are not ours to copy.
    private static final Path SHARED = Path.of("../../shared/data/notice");

    @Test
    void tiltIsValidByItsOwnSchema() throws IOException {
        Path file = SHARED.resolve("tilt-schema.json");
        assumeTrue(
                Files.isReadable(file),
                "TILT's schema is not here (github.com/Transparency-Information-Language/schema)");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(file), InputFormat.JSON);
        String tilt = new TiltDocument(NOTICE, VERSION, new PrintedPage()).json();
        assertThat(schema.validate(tilt, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(
                        tilt.replace("\"GDPR-6-1-b\"", "\"§\"").replace("\"inUse\" : true", "\"inUse\" : 1"),
                        InputFormat.JSON))
                .as("the schema does refuse something")
                .isNotEmpty();
    }

    /// What the schema requires at the top, as of version 1 of TILT; the whole schema is not ours to copy.
    @Test
    void tiltHasEveryPartThatItsSchemaRequires() {
        JsonNode tilt =
                JsonMapper.builder().build().readTree(new TiltDocument(NOTICE, VERSION, new PrintedPage()).json());
        Map<String, Class<? extends JsonNode>> required = new TreeMap<>();
        Stream.of("dataDisclosed", "thirdCountryTransfers", "sources", "changesOfPurpose")
                .forEach(part -> required.put(part, ArrayNode.class));
        Stream.of(
                        "meta",
                        "controller",
                        "dataProtectionOfficer",
                        "accessAndDataPortability",
                        "rightToInformation",
                        "rightToRectificationOrDeletion",
                        "rightToDataPortability",
                        "rightToWithdrawConsent",
                        "rightToComplain",
                        "automatedDecisionMaking")
                .forEach(part -> required.put(part, ObjectNode.class));
        required.forEach((part, kind) ->
                assertThat(tilt.get(part)).as(part).isInstanceOf(kind).isNotNull());
        assertThat(tilt.propertyNames()).containsExactlyInAnyOrderElementsOf(required.keySet());
        tilt.get("dataDisclosed")
                .forEach(disclosed -> assertThat(disclosed.propertyNames())
                        .contains(
                                "_id", "category", "purposes", "legalBases", "recipients", "storage", "nonDisclosure"));
    }

    @Test
    void tiltTellsOfWhatIsHeldNow() {
        String tilt = new TiltDocument(NOTICE, VERSION, new PrintedPage()).json();
        NOTICE.categories()
                .values()
                .forEach(category -> assertThat(tilt.contains("\"category\" : \"" + category.title() + "\""))
                        .as(category.title())
                        .isEqualTo(category.awaits().isEmpty()));
    }

    /// The list in the resources says where each term was looked up.
    @Test
    void everyTermOfTheVocabularyExists() throws IOException {
        Set<String> terms = listed();
        assertThat(terms).hasSizeGreaterThan(80).containsAll(used());
    }

    @Test
    void theListOfTermsIsThatOfTheVocabulary() throws IOException {
        Optional<Path> vocabulary =
                Optional.ofNullable(System.getenv("CARREL_DPV")).map(Path::of);
        assumeTrue(
                vocabulary.isPresent(),
                "Set CARREL_DPV to the folder 2.2 of github.com/w3c/dpv to check our list of terms against it");
        Map<String, Set<String>> known = Map.of(
                "dpv", terms(vocabulary.get().resolve("dpv/dpv.csv")),
                "pd", terms(vocabulary.get().resolve("pd/pd.csv")),
                "eu-gdpr", terms(vocabulary.get().resolve("legal/eu/gdpr/eu-gdpr.csv")));
        Set<String> unknown = new TreeSet<>(listed());
        unknown.removeIf(term -> {
            String[] parts = term.split(":");
            return known.getOrDefault(parts[0], Set.of()).contains(parts[1]);
        });
        assertThat(unknown).isEmpty();
    }

    private static Set<String> listed() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/dpv-terms.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        }
    }

    @Test
    void theVocabularysPrefixesAreItsAddresses() {
        assertThat(new DpvDocument(NOTICE, VERSION).json())
                .contains("https://w3id.org/dpv#", "https://w3id.org/dpv/pd#", "https://w3id.org/dpv/legal/eu/gdpr#");
        assertThat(used()).hasSizeGreaterThan(50).contains("pd:Name", "eu-gdpr:A6-1-b", "dpv:hasPersonalData");
    }

    @Test
    void theRecordHasALineForEachPurpose() {
        String csv = new ProcessingRecord(NOTICE, VERSION).csv();
        assertThat(csv.split("\r\n")).hasSize(NOTICE.purposes().size() + 1);
        NOTICE.purposes()
                .values()
                .forEach(purpose -> assertThat(csv)
                        .contains(purpose.title(), purpose.basis().article()));
        NOTICE.recipients().values().forEach(recipient -> assertThat(csv).contains(recipient.title()));
        assertThat(Pattern.compile("(?m)^[^\"]").matcher(csv.replace("\r", "")).find())
                .as("every cell is quoted")
                .isFalse();
    }

    private static Set<String> used() {
        return Pattern.compile("\"((?:dpv|pd|eu-gdpr):[^\"]+)\"")
                .matcher(new DpvDocument(NOTICE, VERSION).json())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> terms(Path csv) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.map(line -> line.split(",")[0].replace("\"", "")).collect(Collectors.toSet());
        }
    }
}
