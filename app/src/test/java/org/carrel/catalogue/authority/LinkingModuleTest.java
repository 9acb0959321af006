package org.carrel.catalogue.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.record.Cataloguing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CarrelTest
@Import({CatalogueForTests.class, AuthorityForTests.class})
class LinkingModuleTest {

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private AuthorityForTests authorities;

    @Autowired
    private Authorities changing;

    @Autowired
    private Cataloguing cataloguing;

    @Autowired
    private Works works;

    @Autowired
    private WorkRepository repository;

    /// A name that no other test has.
    private String name;

    @BeforeEach
    void name() {
        String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        name = "Test" + letters + System.identityHashCode(this);
    }

    private RecordId book(String more) {
        return catalogue.book("245 10 $aA title\n" + more);
    }

    private static String id(AuthorityId authority) {
        return String.valueOf(authority.value());
    }

    @Test
    void aRecordIsLinkedWhenItIsEntered() {
        AuthorityId person = authorities.add("100 1# $a" + name + ", Mark,$d1835-1910\n400 1# $a" + name + ", Samuel");
        assertThat(authorities.linked(book("100 1# $a" + name + ", Mark,$d1835-1910,$eauthor."), "100"))
                .isEqualTo(id(person));
        assertThat(authorities.linked(book("700 1# $a" + name + ", Samuel."), "700"))
                .as("by another form")
                .isEqualTo(id(person));
        assertThat(authorities.linked(book("100 1# $a" + name + ", Mark."), "100"))
                .as("without the dates it is somebody else")
                .isEmpty();
    }

    @Test
    void aNumberComesBeforeTheWords() {
        AuthorityId one = authorities.add("010 ## $an  " + name.hashCode() % 1000 + "77\n100 1# $a" + name + ", One");
        AuthorityId other =
                authorities.add("024 7# $ahttp://example.org/" + name + "$2uri\n100 1# $a" + name + ", Other");
        RecordId record = book("100 1# $a" + name + ", One$0http://example.org/" + name);
        assertThat(authorities.linked(record, "100")).isEqualTo(id(other)).isNotEqualTo(id(one));
    }

    @Test
    void subjectsAreLinkedWithinTheirListAndWithoutSubdivisions() {
        AuthorityId lcsh = authorities.add("008 260101n| aza\n150 ## $a" + name);
        AuthorityId mesh = authorities.add("008 260101n| azc\n150 ## $a" + name);
        assertThat(authorities.linked(book("650 #0 $a" + name + "$zFrance."), "650"))
                .isEqualTo(id(lcsh));
        assertThat(authorities.linked(book("650 #2 $a" + name), "650")).isEqualTo(id(mesh));
        assertThat(authorities.linked(book("650 #7 $a" + name + "$2fast"), "650"))
                .isEmpty();
        assertThat(authorities.linked(book("650 #4 $a" + name), "650"))
                .as("it could be either")
                .isEmpty();
        assertThat(authorities.linked(book("651 #0 $a" + name), "651"))
                .as("a place is no topic")
                .isEmpty();
    }

    @Test
    void twoWithTheSameHeadingAreBothKeptAndLinkedByNobody() {
        AuthorityId one = authorities.add("100 1# $a" + name);
        RecordId record = book("100 1# $a" + name);
        assertThat(authorities.linked(record, "100")).isEqualTo(id(one));
        AuthorityId other = authorities.add("100 1# $a" + name);
        authorities.work();
        assertThat(authorities.linked(record, "100")).isEmpty();
        changing.merge(other, one, catalogue.librarian());
        authorities.work();
        assertThat(authorities.linked(record, "100")).isEqualTo(id(one));
    }

    @Test
    void recordsThatWereThereBeforeAreLinkedInTheBackground() {
        RecordId record = book("100 1# $a" + name + "\n655 #7 $a" + name + " stories$2lcgft");
        AuthorityId person = authorities.add("100 1# $a" + name);
        AuthorityId genre = authorities.add("008 260101n| azz\n040 ## $flcgft\n155 ## $a" + name + " stories");
        assertThat(authorities.linked(record, "100")).isEmpty();
        authorities.work();
        assertThat(authorities.linked(record, "100")).isEqualTo(id(person));
        assertThat(authorities.linked(record, "655")).isEqualTo(id(genre));
    }

    @Test
    void anEditedRestoredOrDeletedRecordIsLinkedAnew() {
        AuthorityId person = authorities.add("100 1# $a" + name);
        RecordId record = book("100 1# $a" + name);
        cataloguing.replace(record, 1, MarcText.book("245 10 $aA title"), "", catalogue.librarian());
        assertThat(authorities.linked(record, "100")).isEmpty();
        assertThat(changing.delete(person, catalogue.librarian())).isInstanceOf(Authorities.Outcome.Done.class);
    }

    @Test
    void whatIsUsedCannotBeDeletedButJoined() {
        AuthorityId one = authorities.add("100 1# $a" + name + ", One\n035 ## $a(test)" + name);
        AuthorityId other = authorities.add("100 1# $a" + name + ", Other");
        RecordId record = book("100 1# $a" + name + ", One");
        assertThat(changing.delete(one, catalogue.librarian())).isEqualTo(new Authorities.Outcome.Refused("used", 1));
        assertThat(changing.merge(one, one, catalogue.librarian()))
                .isEqualTo(new Authorities.Outcome.Refused("itself", 0));
        changing.merge(one, other, catalogue.librarian());
        authorities.work();
        assertThat(authorities.linked(record, "100")).isEqualTo(id(other));
        assertThat(authorities.linked(book("700 1# $aSomebody$0(test)" + name), "700"))
                .as("by the number of the one that was joined")
                .isEqualTo(id(other));
    }

    @Test
    void anotherHeadingKeepsTheOneBeforeAsAForm() {
        AuthorityId person = authorities.add("100 1# $a" + name + ", Old");
        RecordId record = book("100 1# $a" + name + ", Old.$eauthor.\n650 #0 $aSomething");
        assertThat(authorities.replace(person, 7, "100 1# $a" + name + ", New"))
                .isEqualTo(new Authorities.Outcome.Refused("changed", 0));
        authorities.replace(person, 1, "100 1# $a" + name + ", New,$d1950-");
        authorities.work();
        assertThat(authorities.linked(record, "100")).isEqualTo(id(person));

        changing.rewrite(person, catalogue.librarian());
        authorities.work();
        assertThat(catalogue
                        .read(record)
                        .marc()
                        .data("100")
                        .findFirst()
                        .orElseThrow()
                        .text("ade"))
                .isEqualTo(name + ", New, 1950- author.");
        assertThat(catalogue.read(record).version()).isEqualTo(2);
        assertThat(authorities.linked(record, "100")).isEqualTo(id(person));

        changing.rewrite(person, catalogue.librarian());
        authorities.work();
        assertThat(catalogue.read(record).version())
                .as("nothing was left to change")
                .isEqualTo(2);
    }

    @Test
    void subdivisionsAndRolesStayWhenTheHeadingIsWrittenIn() {
        AuthorityId topic = authorities.add("008 260101n| aza\n150 ## $a" + name + " new\n450 ## $a" + name + " old");
        RecordId record = book("650 #0 $a" + name + " old$zFrance$vMaps.");
        changing.rewrite(topic, catalogue.librarian());
        authorities.work();
        assertThat(catalogue
                        .read(record)
                        .marc()
                        .data("650")
                        .findFirst()
                        .orElseThrow()
                        .text("azv"))
                .isEqualTo(name + " new France Maps.");
        assertThat(authorities.linked(record, "650")).isEqualTo(id(topic));
    }

    @Test
    void whatWasTakenForATopicIsWrittenInAsThePlaceThatItIs() {
        AuthorityId place = authorities.add("008 260101n| aza\n150 ## $a" + name);
        RecordId record = book("650 #0 $a" + name + "$xHistory.");
        authorities.replace(place, 1, "008 260101n| aza\n151 ## $a" + name + " (Island)");
        authorities.work();
        changing.rewrite(place, catalogue.librarian());
        authorities.work();
        assertThat(catalogue.read(record).marc().data("650")).isEmpty();
        DataField field = catalogue.read(record).marc().data("651").findFirst().orElseThrow();
        assertThat(field.text("ax")).isEqualTo(name + " (Island) History.");
        assertThat(field.second()).isEqualTo('0');
        assertThat(authorities.linked(record, "651")).isEqualTo(id(place));
    }

    @Test
    void whatWasTakenForAPersonIsWrittenInAsTheBodyThatItIs() {
        AuthorityId person = authorities.add("100 1# $a" + name + " Limited");
        AuthorityId body = authorities.add("110 2# $a" + name + " Limited.$bResearch Division");
        RecordId record = book("700 1# $a" + name + " Limited,$eeditor.");
        changing.merge(person, body, catalogue.librarian());
        authorities.work();
        changing.rewrite(body, catalogue.librarian());
        authorities.work();
        DataField field = catalogue.read(record).marc().data("710").findFirst().orElseThrow();
        assertThat(field.first()).isEqualTo('2');
        assertThat(field.text("abe")).isEqualTo(name + " Limited. Research Division, editor.");
        assertThat(catalogue.read(record).marc().data("700")).isEmpty();
        assertThat(authorities.linked(record, "710")).isEqualTo(id(body));
    }

    @Test
    void nobodyBecomesATopic() {
        AuthorityId person = authorities.add("100 1# $a" + name);
        AuthorityId topic = authorities.add("150 ## $a" + name + " as a topic");
        assertThat(authorities.replace(person, 1, "150 ## $a" + name))
                .isEqualTo(new Authorities.Outcome.Refused("kind", 0));
        assertThat(changing.merge(person, topic, catalogue.librarian()))
                .isEqualTo(new Authorities.Outcome.Refused("kind", 0));
    }

    @Test
    void oneThatWasInterruptedGoesOnWhereItWasAndLooksAtNothingTwice() {
        RecordId record = book("100 1# $a" + name);
        authorities.work();
        AuthorityId person = authorities.add("100 1# $a" + name);
        works.step();
        WorkRepository.Work begun = repository.newest().getFirst();
        assertThat(begun.state()).isEqualTo("running");
        assertThat(begun.reached()).isPositive();
        authorities.work();
        WorkRepository.Work done = repository.newest().getFirst();
        assertThat(done.id()).isEqualTo(begun.id());
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.lookedAt())
                .isEqualTo(repository.records(0, Integer.MAX_VALUE).size());
        assertThat(authorities.linked(record, "100")).isEqualTo(id(person));
    }

    @Test
    void aRecordWithoutAHeadingIsNoAuthority() {
        assertThat(authorities.replace(authorities.add("100 1# $a" + name), 1, "400 1# $a" + name))
                .isEqualTo(new Authorities.Outcome.Refused("heading", 0));
        assertThat(changing.add(MarcText.book("100 1# $a" + name), "", catalogue.librarian()))
                .as("a bibliographic leader")
                .isEqualTo(new Authorities.Outcome.Refused("heading", 0));
    }
}
