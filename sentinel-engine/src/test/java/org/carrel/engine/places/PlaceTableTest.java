package org.carrel.engine.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.engine.NetworkClass;
import org.carrel.engine.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTableTest {
    private static final String HEADER = "network,country,city,latitude,longitude,asn,class\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theMostSpecificRowWinsAndWiderRowsFillWhatItLeavesOpen() throws Exception {
        PlaceTable table = load(csv(
                "a.csv",
                HEADER
                        + "198.51.0.0/16,gb,London,51.5,-0.1,AS786,\n"
                        + "198.51.100.0/24,,,,,,campus\n"
                        + "198.51.100.7,FR,\"Paris, 13e\",48.8,2.3,,vpn\n"));
        assertThat(find(table, "198.51.100.1"))
                .isEqualTo(new Place("GB", "London", 51.5, -0.1, 786, NetworkClass.CAMPUS));
        assertThat(find(table, "198.51.100.7"))
                .isEqualTo(new Place("FR", "Paris, 13e", 48.8, 2.3, 786, NetworkClass.VPN));
        assertThat(find(table, "198.51.7.7").networkClass()).isEqualTo(NetworkClass.UNKNOWN);
        assertThat(find(table, "198.52.0.1")).isSameAs(Place.UNKNOWN);
    }

    @Test
    void aCityIsNotBorrowedFromAnotherCountry() throws Exception {
        PlaceTable table = load(csv("a.csv", HEADER + "10.0.0.0/8,GB,London,51.5,-0.1,,\n10.1.0.0/16,DE,,,,,\n"));
        assertThat(find(table, "10.1.2.3"))
                .isEqualTo(new Place("DE", "", Double.NaN, Double.NaN, 0, NetworkClass.UNKNOWN));
    }

    @Test
    void ipv6AndMappedAddressesAreFound() throws Exception {
        PlaceTable table =
                load(csv("a.csv", "2001:db8::/32,NL,,,,,hosting\n2001:db8:5::/48,BE,,,,,\n192.0.2.0/24,IE,,,,,\n"));
        assertThat(find(table, "2001:db8::9").country()).isEqualTo("NL");
        assertThat(find(table, "2001:db8:5::9").country()).isEqualTo("BE");
        assertThat(find(table, "2001:db8:5::9").networkClass()).isEqualTo(NetworkClass.HOSTING);
        assertThat(find(table, "::ffff:192.0.2.4").country()).isEqualTo("IE");
        assertThat(find(table, "::c000:204")).isSameAs(Place.UNKNOWN);
    }

    @Test
    void privateAddressesHaveNoPlaceUnlessATableSaysSo() throws Exception {
        PlaceTable table = load(csv("a.csv", "8.8.8.0/24,US,,,,,\n10.9.0.0/16,,,,,,campus\n"));
        assertThat(find(table, "10.1.1.1")).isSameAs(Place.UNKNOWN);
        assertThat(find(table, "127.0.0.1")).isSameAs(Place.UNKNOWN);
        assertThat(find(table, "10.9.1.1").networkClass()).isEqualTo(NetworkClass.CAMPUS);
    }

    @Test
    void wrongRowsArePassedOverAndTheFirstIsNamed() throws Exception {
        PlaceTable table = load(
                csv(
                        "a.csv",
                        HEADER + "10.0.0.0/8,GB,,,,,\n300.1.1.1,GB,,,,,\n10.0.0.0/40,GB,,,,,\n11.0.0.0/8,GBR,,,,,\n"
                                + "12.0.0.0/8,GB,,95,1,,\n13.0.0.0/8,GB,,x,1,,\n14.0.0.0/8,,,,,twelve,\n15.0.0.0/8,,,,,,home\n"));
        assertThat(table.remarks())
                .singleElement()
                .asString()
                .contains(
                        "a.csv: 7 rows were passed over, the first at line 3: the network",
                        "line 4: the network",
                        "line 5: the country",
                        "line 7: the coordinates are no decimal",
                        "line 9: the class is none of")
                .doesNotContain("more.");
        assertThat(find(table, "10.0.0.1").country()).isEqualTo("GB");
        assertThat(find(table, "15.0.0.1")).isSameAs(Place.UNKNOWN);
    }

    @Test
    void ofVeryManyWrongRowsAHundredAreNamed() throws Exception {
        PlaceTable table = load(csv("a.csv", HEADER + "10.0.0.0/8,GB,,,,,\n" + "300.1.1.1,GB,,,,,\n".repeat(120)));
        assertThat(table.remarks())
                .singleElement()
                .asString()
                .contains("line 102: the network", "And 20 more.")
                .doesNotContain("line 103:");
    }

    @Test
    void ofTwoRowsForOneNetworkTheFirstGivenWinsAndItIsSaid() throws Exception {
        Path one = csv("a.csv", "10.0.0.0/8,GB,,,,,\n");
        Path other = csv("b.csv", "10.0.0.0/8,FR,,,,12,\n");
        PlaceTable table = load(one, other);
        assertThat(find(table, "10.1.1.1").country()).isEqualTo("GB");
        assertThat(find(table, "10.1.1.1").asn()).isEqualTo(12);
        assertThat(table.remarks())
                .singleElement()
                .asString()
                .contains("1 network:", other + ", line 1 against " + one + ", line 1");
        assertThat(find(load(other, one), "10.1.1.1").country()).isEqualTo("FR");
    }

    @Test
    void rowsThatSayNothingAreNamedAndOverlappingOnesAreUsed() throws Exception {
        PlaceTable table = load(
                csv(
                        "a.csv",
                        HEADER
                                + "10.0.0.0/8,GB,,,,,\n\n,,,,,,\n10.3.0.0/16,,,,,,\n10.1.0.0/16,FR,,,,,\n10.1.2.0/24,,,,,,campus\n"));
        assertThat(table.remarks())
                .singleElement()
                .asString()
                .contains("2 rows were passed over", "line 4: the network", "line 5: it says nothing");
        assertThat(find(table, "10.1.2.3").country()).isEqualTo("FR");
        assertThat(find(table, "10.1.2.3").networkClass()).isEqualTo(NetworkClass.CAMPUS);
        assertThat(find(table, "10.1.3.3").networkClass()).isEqualTo(NetworkClass.UNKNOWN);
        assertThat(find(table, "10.2.3.3").country()).isEqualTo("GB");
    }

    @Test
    void columnsMayComeInAnotherOrder() throws Exception {
        PlaceTable table = load(csv("a.csv", "\ufeffNetwork,Class,Country\n10.0.0.0/8,mobile,IE\n"));
        assertThat(find(table, "10.1.1.1"))
                .isEqualTo(new Place("IE", "", Double.NaN, Double.NaN, 0, NetworkClass.MOBILE));
    }

    @Test
    void mmdbFilesOfBothSchemasAreReadAndWorkTogetherWithCsv() throws Exception {
        Path flat = new TinyMmdb()
                .with(
                        "198.51.100.0/24",
                        Map.of("country_code", "GB", "city", "London", "latitude", 51.5, "longitude", -0.1))
                .with("2001:db8::/32", Map.of("country_code", "NL"))
                .write(folder.resolve("flat.mmdb"));
        Path nested = new TinyMmdb()
                .with(
                        "203.0.113.0/24",
                        Map.of(
                                "country", Map.of("iso_code", "FR"),
                                "city", Map.of("names", Map.of("en", "Lyon")),
                                "location", Map.of("latitude", 45.7, "longitude", 4.8),
                                "traits", Map.of("user_type", "residential")))
                .write(folder.resolve("nested.mmdb"));
        Path asn = new TinyMmdb()
                .with("198.51.0.0/16", Map.of("autonomous_system_number", 786))
                .with("203.0.113.0/24", Map.of("is_anonymous_vpn", true, "autonomous_system_number", 9))
                .write(folder.resolve("asn.mmdb"));
        PlaceTable table = load(flat, nested, asn, csv("campus.csv", "198.51.100.128/25,,,,,,campus\n"));
        assertThat(find(table, "198.51.100.1"))
                .isEqualTo(new Place("GB", "London", 51.5, -0.1, 786, NetworkClass.UNKNOWN));
        assertThat(find(table, "198.51.100.200"))
                .isEqualTo(new Place("GB", "London", 51.5, -0.1, 786, NetworkClass.CAMPUS));
        assertThat(find(table, "203.0.113.3"))
                .isEqualTo(new Place("FR", "Lyon", 45.7, 4.8, 9, NetworkClass.RESIDENTIAL));
        assertThat(find(table, "2001:db8::1").country()).isEqualTo("NL");
        assertThat(find(table, "192.0.2.1")).isSameAs(Place.UNKNOWN);
    }

    @Test
    void aSpecificMmdbNetworkWinsOverAWiderCsvRow() throws Exception {
        Path mmdb = new TinyMmdb()
                .with("198.51.100.0/24", Map.of("country_code", "IT"))
                .write(folder.resolve("x.mmdb"));
        Path csv = csv("wide.csv", "198.51.0.0/16,ES,,,,,\n");
        assertThat(find(load(csv, mmdb), "198.51.100.1").country()).isEqualTo("IT");
        assertThat(find(load(csv, mmdb), "198.51.99.1").country()).isEqualTo("ES");
    }

    @Test
    void whatIsNoPlacesTableIsRefused() throws IOException {
        Path text = csv("notes.txt", "Dear all,\nplease find attached\n");
        Path empty = csv("empty.csv", "");
        Path damaged = Files.write(
                folder.resolve("d.mmdb"), "xx\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(PlacesProblem.class)
                .hasMessageContaining("is no places table");
        assertThatThrownBy(() -> load(empty)).hasMessageContaining("is no places table");
        assertThatThrownBy(() -> load(damaged)).hasMessageContaining("damaged mmdb");
        assertThatThrownBy(() -> load(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> load(folder.resolve("gone.csv"))).hasMessageContaining("There is no places file");
    }

    @Test
    void equalPlacesAreOneInstance() throws Exception {
        PlaceTable table = load(csv("a.csv", "10.0.0.0/8,GB,,,,,\n"));
        assertThat(find(table, "10.1.1.1")).isSameAs(find(table, "10.2.2.2"));
    }

    private Path csv(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static PlaceTable load(Path... tables) throws PlacesProblem {
        return PlaceTable.load(List.of(tables));
    }

    private static Place find(PlaceTable table, String address) {
        byte[] text = address.getBytes(StandardCharsets.US_ASCII);
        return table.find(Objects.requireNonNull(IpAddress.parse(text, 0, text.length)));
    }
}
