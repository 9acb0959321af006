package org.carrel.engine.places;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.carrel.engine.NetworkClass;
import org.jspecify.annotations.Nullable;

/// A table in MaxMind's file format, in MaxMind's own nested schema or in the flat one of the free databases.
final class Mmdb {
    private static final byte[] MARK = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    /// The mark stands before the metadata, in the last 128 KiB.
    private static final int MARKED_WITHIN = 128 * 1024;

    private final Reader reader;
    private final boolean six;

    private Mmdb(Reader reader) {
        this.reader = reader;
        this.six = reader.getMetadata().ipVersion() == 6;
    }

    static boolean isMmdb(Path file) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(opened.length(), MARKED_WITHIN)];
            opened.seek(opened.length() - end.length);
            opened.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).contains(new String(MARK, StandardCharsets.ISO_8859_1));
        }
    }

    static Mmdb open(Path file, String name) throws PlacesProblem {
        try {
            return new Mmdb(new Reader(file.toFile(), new CHMCache()));
        } catch (IOException | RuntimeException damaged) {
            throw new PlacesProblem(name + " is a damaged mmdb file: download it again.");
        }
    }

    /// What the table says of an address and of which block, or null when nothing.
    CsvRows.@Nullable Row find(byte[] address) {
        if (address.length == 16 && !six) {
            return null;
        }
        try {
            DatabaseRecord<?> found = reader.getRecord(InetAddress.getByAddress(address), Map.class);
            if (!(found.data() instanceof Map<?, ?> data)) {
                return null;
            }
            int length = found.network().prefixLength();
            boolean four = address.length == 4;
            int prefix = four && length <= 32 ? length + 96 : Math.min(length, 128);
            Block whole = Block.of(address);
            return new CsvRows.Row(new Block(whole.high(), whole.low(), prefix), facts(data), "", 0);
        } catch (IOException | RuntimeException damaged) {
            // one damaged record is one address without a place
            return null;
        }
    }

    private static Facts facts(Map<?, ?> data) {
        String country =
                said(text(in(data, "country", "iso_code")), text(data.get("country_code")), text(data.get("country")));
        String city = said(text(in(in(data, "city", "names"), "en")), text(data.get("city")));
        double latitude = number(first(in(data, "location", "latitude"), data.get("latitude")));
        double longitude = number(first(in(data, "location", "longitude"), data.get("longitude")));
        boolean both = !Double.isNaN(latitude) && !Double.isNaN(longitude);
        return new Facts(
                country.length() == 2 ? country.toUpperCase(Locale.ROOT) : "",
                city,
                both ? latitude : Double.NaN,
                both ? longitude : Double.NaN,
                asn(data),
                networkClass(data));
    }

    private static long asn(Map<?, ?> data) {
        Object asn = first(
                first(data.get("autonomous_system_number"), in(data, "traits", "autonomous_system_number")),
                data.get("asn"));
        String digits = asn == null ? "" : asn.toString().replaceFirst("^(?i)AS", "");
        return digits.matches("\\d{1,10}") ? Long.parseLong(digits) : 0;
    }

    private static NetworkClass networkClass(Map<?, ?> data) {
        if (is(data, "is_anonymous_vpn") || is(data, "is_public_proxy") || is(data, "is_tor_exit_node")) {
            return NetworkClass.VPN;
        }
        if (is(data, "is_hosting_provider")) {
            return NetworkClass.HOSTING;
        }
        String type = said(text(data.get("class")), text(in(data, "traits", "user_type")));
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "campus" -> NetworkClass.CAMPUS;
            case "residential" -> NetworkClass.RESIDENTIAL;
            case "mobile", "cellular" -> NetworkClass.MOBILE;
            case "hosting", "content_delivery_network" -> NetworkClass.HOSTING;
            case "vpn", "consumer_privacy_network" -> NetworkClass.VPN;
            default -> NetworkClass.UNKNOWN;
        };
    }

    private static boolean is(Map<?, ?> data, String flag) {
        return Boolean.TRUE.equals(data.get(flag)) || Boolean.TRUE.equals(in(data, "traits", flag));
    }

    private static @Nullable Object in(@Nullable Object data, String... keys) {
        Object at = data;
        for (String key : keys) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }

    private static String said(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static @Nullable Object first(@Nullable Object one, @Nullable Object other) {
        return one != null ? one : other;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
