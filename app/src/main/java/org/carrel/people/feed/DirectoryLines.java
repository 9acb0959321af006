package org.carrel.people.feed;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The entries of a directory as rows, page by page. If it breaks off, so does the delivery: half a directory is none.
final class DirectoryLines implements Lines {

    private static final int PAGE = 500;
    private static final String BROKEN = "directory";

    private final LDAPConnection connection;
    private final DirectorySettings.Directory settings;
    private final Mapping mapping;
    private final List<String> columns;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private @Nullable ASN1OctetString cookie;
    private boolean ended;
    private int number = 1;

    private DirectoryLines(LDAPConnection connection, DirectorySettings.Directory settings, Mapping mapping) {
        this.connection = connection;
        this.settings = settings;
        this.mapping = mapping;
        this.columns = List.copyOf(mapping.columns());
        waiting.add(new Line(number, columns));
    }

    /// @throws Stopped where the directory cannot be reached, or does not let us in
    static DirectoryLines of(DirectorySettings.Directory settings, Mapping mapping) {
        try {
            LDAPConnection connection = connect(settings);
            if (settings.bindDn() != null) {
                bind(connection, settings.bindDn(), settings.bindPassword());
            }
            return new DirectoryLines(connection, settings, mapping);
        } catch (LDAPException e) {
            throw new Stopped(BROKEN, e.getResultCode().getName());
        }
    }

    private static void bind(LDAPConnection connection, String dn, @Nullable String password) throws LDAPException {
        try {
            connection.bind(dn, password);
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private static LDAPConnection connect(DirectorySettings.Directory settings) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(settings.patience().toMillis()));
        options.setResponseTimeoutMillis(settings.patience().toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        boolean tls = "ldaps".equals(settings.url().getScheme());
        String host = settings.url().getHost();
        int port = settings.url().getPort() > 0 ? settings.url().getPort() : tls ? 636 : 389;
        try {
            return tls
                    ? new LDAPConnection(SSLContext.getDefault().getSocketFactory(), options, host, port)
                    : new LDAPConnection(options, host, port);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has TLS", e);
        }
    }

    @Override
    public Optional<String> warning() {
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !ended) {
            readPage();
        }
        return !waiting.isEmpty();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove();
    }

    private void readPage() {
        try {
            SearchRequest request = new SearchRequest(
                    settings.base(), SearchScope.SUB, settings.filter(), columns.toArray(String[]::new));
            request.addControl(new SimplePagedResultsControl(PAGE, cookie, true));
            SearchResult result = connection.search(request);
            for (SearchResultEntry entry : Objects.requireNonNull(result.getSearchEntries())) {
                waiting.add(line(entry));
            }
            SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
            ended = more == null || !more.moreResultsToReturn();
            cookie = more == null ? null : more.getCookie();
        } catch (LDAPException e) {
            throw new Stopped(BROKEN, e.getResultCode().getName());
        }
    }

    private Line line(SearchResultEntry entry) {
        List<String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(cell(entry.getAttribute(column), column)));
        return new Line(++number, cells);
    }

    /// Of several values the one that the mapping names, else the first.
    private String cell(@Nullable Attribute attribute, String column) {
        if (attribute == null || !attribute.hasValue()) {
            return "";
        }
        Set<String> named = mapping.fields().values().stream()
                .filter(rule -> rule.columns().contains(column))
                .flatMap(rule -> rule.values().keySet().stream())
                .collect(Collectors.toSet());
        for (String value : attribute.getValues()) {
            if (named.contains(value.strip().toLowerCase(Locale.ROOT))) {
                return value.strip();
            }
        }
        return text(attribute);
    }

    /// Some directories number people by bytes that are no text.
    private static String text(Attribute attribute) {
        String value = String.valueOf(attribute.getValue()).strip();
        boolean isText = value.chars().noneMatch(c -> c == '\uFFFD' || Character.isISOControl(c));
        return isText ? value : HexFormat.of().formatHex(attribute.getValueByteArray());
    }

    @Override
    public void close() {
        connection.close();
    }
}
