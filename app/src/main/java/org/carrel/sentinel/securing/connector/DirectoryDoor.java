package org.carrel.sentinel.securing.connector;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.carrel.privacy.WayOut;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ldap;

/// Connections to the directory, signed in as Carrel.
final class DirectoryDoor {

    private static final Set<ResultCode> PASSING = Set.of(
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE,
            ResultCode.TIMEOUT,
            ResultCode.CONNECT_ERROR,
            ResultCode.SERVER_DOWN,
            ResultCode.LOCAL_ERROR,
            ResultCode.TIME_LIMIT_EXCEEDED);

    private final Ldap settings;
    private final Duration patience;

    DirectoryDoor(Ldap settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /// Whether the same may work a little later.
    static boolean passes(ResultCode code) {
        return PASSING.contains(code);
    }

    LDAPConnection open() throws StepStopped {
        LDAPConnection connection = connect();
        try {
            connection.bind(settings.bindDn(), settings.bindPassword());
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
                    ? StepStopped.failed("The directory refused Carrel’s own credentials: "
                            + "correct them in the settings, then try again.")
                    : StepStopped.retry("The directory did not let Carrel sign in.");
        }
    }

    private LDAPConnection connect() throws StepStopped {
        WayOut.mustBeOpen("the directory");
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(patience.toMillis()));
        options.setResponseTimeoutMillis(patience.toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        boolean tls = "ldaps".equals(settings.url().getScheme());
        int port = settings.url().getPort() > 0 ? settings.url().getPort() : tls ? 636 : 389;
        try {
            return tls
                    ? new LDAPConnection(
                            SSLContext.getDefault().getSocketFactory(),
                            options,
                            settings.url().getHost(),
                            port)
                    : new LDAPConnection(options, settings.url().getHost(), port);
        } catch (LDAPException e) {
            throw StepStopped.retry("The directory cannot be reached.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has TLS", e);
        }
    }
}
