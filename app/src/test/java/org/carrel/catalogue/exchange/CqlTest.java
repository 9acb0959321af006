package org.carrel.catalogue.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CqlTest {

    private static String question(String query) {
        return CqlQuestion.of(CqlReader.read(query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "jazz|\"jazz\"",
                "\"miles davis\"|(\"miles\" AND \"davis\")",
                "title=jazz|title:\"jazz\"",
                "dc.title = jazz|title:\"jazz\"",
                "dc.title all \"kind blue\"|(title:\"kind\" AND title:\"blue\")",
                "dc.title any \"kind blue\"|(title:\"kind\" OR title:\"blue\")",
                "dc.title adj \"kind of blue\"|title:\"kind of blue\"",
                "dc.title exact \"kind of blue\"|title:\"kind of blue\"",
                "dc.title == \"kind of blue\"|title:\"kind of blue\"",
                "bath.isbn = 0-306-40615-2|isbn:\"0-306-40615-2\"",
                "dc.date >= 1990|year:1990-",
                "dc.date < 1990|year:-1989",
                "dc.date within \"1990 1999\"|year:1990-1999",
                "comput*|comput*",
                "dc.creator=austen and dc.title=emma|(author:\"austen\" AND title:\"emma\")",
                "a or b and c|((\"a\" OR \"b\") AND \"c\")",
                "a or (b not c)|(\"a\" OR (\"b\" NOT \"c\"))",
                "TITLE=A AND b|(title:\"A\" AND \"b\")",
                "\"and\"|\"and\"",
                "title =/relevant jazz|title:\"jazz\"",
                "cql.anywhere all \"a b\"|(\"a\" AND \"b\")"
            })
    void aQueryIsSaidInTheWordsOfLibrarySearch(String query, String question) {
        assertThat(question(query)).isEqualTo(question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"jazz|10",
                "(jazz|10",
                "jazz)|10",
                "a AND|10",
                "a AND OR|10",
                "and|10",
                "title=|10",
                "dc.nothing=a|16",
                "foo.title=a|16",
                "dc.title < a|19",
                "dc.title encloses a|19",
                "dc.title =/stem a|20",
                "a prox b|37",
                "j?zz|28",
                "j*zz|28",
                "*|28",
                "^jazz|31",
                "\"\"|27",
                "dc.date = abc|36",
                "dc.isbn = 0306406153|36",
                "dc.isbn = notanisbn|36",
                "jazz sortby dc.title|80",
                "> dc=\"info:x\" dc.title=a|10",
                "a b|10"
            })
    void whatCannotBeReadIsSaidInTheProtocolsNumbers(String query, int number) {
        Refused refused = catchThrowableOfType(Refused.class, () -> question(query));
        assertThat(refused).as(query).isNotNull();
        assertThat(refused.diagnostic().number()).isEqualTo(number);
    }

    @Test
    void noQueryIsTooMuch() {
        assertThat(catchThrowableOfType(Refused.class, () -> question("a".repeat(10_000)))
                        .diagnostic()
                        .number())
                .isEqualTo(12);
        assertThat(catchThrowableOfType(Refused.class, () -> question("(".repeat(900)))
                        .diagnostic()
                        .number())
                .isEqualTo(10);
    }

    @Test
    void aQuotationMarkWithinATextEndsNothing() {
        assertThat(question("dc.title adj \"say \\\"hello\\\" now\"")).isEqualTo("title:\"say  hello  now\"");
    }

    @Test
    void whatPeopleMeanAsWordsIsNoOperatorForPrograms() {
        assertThat(question("\"cats OR dogs\"")).isEqualTo("(\"cats\" AND \"OR\" AND \"dogs\")");
        assertThat(question("dc.title adj \"author:x\"")).isEqualTo("title:\"author:x\"");
    }
}
