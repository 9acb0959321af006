package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.carrel.engine.scoring.Measurement.Number;
import org.junit.jupiter.api.Test;

/// What a tired reviewer reads: whole sentences, one of one and several of many.
class SentencesTest {

    private static final Set<Number> COUNTED = EnumSet.of(
            Number.DOCUMENTS_HOUR,
            Number.DOCUMENTS_DAY,
            Number.DOCUMENTS_WEEK,
            Number.STRANGERS_DOCUMENTS,
            Number.NOVELTY_DOCUMENTS,
            Number.COUNTRIES,
            Number.BUSY_HOURS,
            Number.OTHERS,
            Number.OTHERS_BRIEF,
            Number.OTHERS_SUSPICIOUS,
            Number.OTHERS_FAILED);

    private static Measurement with(Object... numbersAndValues) {
        Measurement measurement = new Measurement();
        measurement.clear();
        for (int i = 0; i < numbersAndValues.length; i += 2) {
            measurement.put((Number) numbersAndValues[i], ((Integer) numbersAndValues[i + 1]).doubleValue());
        }
        return measurement;
    }

    @Test
    void whateverTheNumbersEverySentenceIsOne() {
        Random random = new Random(7);
        Findings findings = new Findings();
        for (int round = 0; round < 20_000; round++) {
            Measurement measured = new Measurement();
            measured.clear();
            for (Family family : Family.ALL) {
                measured.bits[family.ordinal()] = random.nextGaussian() * 3;
            }
            for (Number number : Number.values()) {
                boolean whole = COUNTED.contains(number) || random.nextBoolean();
                measured.put(number, whole ? random.nextInt(4) : random.nextDouble() * 3);
            }
            measured.put(Number.VOLUME_WINDOW, random.nextInt(3));
            measured.put(Number.NOVELTY_KIND, random.nextInt(Familiarity.Kind.ALL.length + 1) - 1);
            measured.countries = random.longs(random.nextInt(3), 257, 600).toArray();

            assertThat(findings.of(measured))
                    .allSatisfy(
                            finding -> assertThat(finding.sentence())
                                    .matches("[A-Z0-9].*[A-Za-z0-9)]\\.")
                                    .doesNotContain(
                                            "  ",
                                            " ,",
                                            "There,",
                                            "about 1 ",
                                            "or fewer than 0",
                                            " 0 or fewer",
                                            "than 0.")
                                    .doesNotContainPattern(
                                            "(?<![\\d.,])1 (?:other |different |refused )?(?:documents|accounts|sign-ins|times)\\b")
                                    .doesNotContainPattern(
                                            "(?:[02-9]|\\d\\d|\\.\\d) (?:other |different |refused )?(?:document|account|sign-in|time)\\b(?!-)"));
        }
    }

    @Test
    void oneOtherAccountIsNoneOfThem() {
        assertThat(CompanySentences.crowd(3, with(Number.OTHERS, 1, Number.OTHERS_SUSPICIOUS, 1))
                        .sentence())
                .isEqualTo("Another account came to the same network anew within two days, suspicious for itself.");
        assertThat(CompanySentences.crowd(
                                3, with(Number.OTHERS, 5, Number.OTHERS_SUSPICIOUS, 1, Number.OTHERS_BRIEF, 5))
                        .sentence())
                .isEqualTo("5 other accounts came to the same network anew within two days, one of them suspicious for"
                        + " itself, all of them only for a moment.");
        assertThat(CompanySentences.crowd(3, with(Number.OTHERS, 5, Number.OTHERS_SUSPICIOUS, 2))
                        .sentence())
                .endsWith("2 of them suspicious for themselves.");
    }

    @Test
    void timesAreTold() {
        assertThat(OriginSentences.travel(2, with(Number.TURNS, 1)).sentence())
                .isEqualTo(
                        "To and fro between fixed lines of different operators within half an hour, about once within a"
                                + " day.");
        assertThat(OriginSentences.travel(2, with(Number.SWITCHES, 2)).sentence())
                .contains(", about twice within a day");
        assertThat(OriginSentences.travel(2, with(Number.SWITCHES, 1234)).sentence())
                .contains("about 1,234 times within");
    }

    @Test
    void aBrowserIsToldWithTheNetworkItIsUsedOn() {
        assertThat(OriginSentences.device(1, with(Number.NEW_AGENTS, 1)).sentence())
                .isEqualTo(
                        "From the network strangest to it the account is used with a browser or device it never had.");
    }

    @Test
    void refusalsThatCountInPartAreNotToldAsPartsOfASignIn() {
        Measurement measured = with();
        measured.put(Number.FAILURES, 1.3f);

        assertThat(CompanySentences.signIn(1, measured).sentence())
                .isEqualTo("Refused sign-ins on that day that weigh as much as 1.3 from elsewhere: those from the"
                        + " account's own networks count less.");
    }

    @Test
    void nothingTakenIsNoDocument() {
        assertThat(ReadingSentences.taking(
                                1, with(Number.STRANGERS_DOCUMENTS, 0, Number.TAKEN_DAY, 1, Number.TAKEN_FORTNIGHT, 12))
                        .sentence())
                .isEqualTo(
                        "No document on that day by networks that are new to this account or hardly its own yet; what was taken over a"
                                + " fortnight, weighed by how strange the networks are, comes to as much as 12 documents by a"
                                + " complete stranger.");
        assertThat(OriginSentences.novelty(
                                1,
                                with(
                                        Number.NOVELTY_DOCUMENTS,
                                        0,
                                        Number.NOVELTY_KIND,
                                        Familiarity.Kind.MOBILE.ordinal()))
                        .sentence())
                .isEqualTo("In use on that day by a mobile network new to this account, though for no document.");
    }

    /// Both may stand in one alert: documents by a network of the account's own, which it took up only lately.
    @Test
    void whatIsTakenByANetworkUsedBeforeIsNotSaidToBeANewOnes() {
        String taken = ReadingSentences.taking(3, with(Number.STRANGERS_DOCUMENTS, 290, Number.TAKEN_DAY, 40))
                .sentence();
        String known = OriginSentences.novelty(-1, with(Number.NOVELTY_KIND, Familiarity.Kind.KNOWN.ordinal()))
                .sentence();

        assertThat(known).contains("used before");
        assertThat(taken).contains("hardly its own yet").doesNotContain("not the account's own");
    }

    @Test
    void whoReadsAPageForEachDocumentIsNotSaidToHaveTakenWithoutReading() {
        Measurement measured = with();
        measured.put(Number.GAP_SPREAD, Double.NaN);
        measured.put(Number.PAGES_PER_DOCUMENT, 1.1);
        assertThat(ReadingSentences.shape(2, measured).sentence())
                .isEqualTo("Around each document came 1.1 searches or pages, fewer than is usual here.");
        measured.put(Number.PAGES_PER_DOCUMENT, 0.3);
        assertThat(ReadingSentences.shape(2, measured).sentence()).endsWith(": taking rather than reading.");
    }

    @Test
    void whatIsRareIsNotCalledWorthLess() {
        assertThat(UsualSentences.usual(-9, with(Number.RARITY, 24, Number.LAWFUL_DAYS, 40_000))
                        .sentence())
                .startsWith("So much evidence comes together by chance on fewer than one account-day in 4,000 here, by"
                        + " estimate on one account-day in 17,000,000; but its kinds")
                .doesNotContain("worth less");
        assertThat(UsualSentences.usual(-1, with(Number.RARITY, 0)).sentence())
                .isEqualTo("Such evidence is nothing unusual here, so it counts for less than the sum of its kinds.");
    }
}
