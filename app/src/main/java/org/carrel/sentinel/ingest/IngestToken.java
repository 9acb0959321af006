package org.carrel.sentinel.ingest;

import java.util.Optional;
import java.util.Set;
import org.carrel.sentinel.SentinelAudience;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.TokenFile;
import org.springframework.stereotype.Component;

/// The bearer token that may send logs: a file in the data folder.
@For({})
@Component
class IngestToken implements ApiTokens {

    private final TokenFile token;

    IngestToken(SentinelSettings settings) {
        this.token = TokenFile.readOrMake(settings.tokenFile(), "The token file in the data folder");
    }

    @Override
    public Optional<ApiCaller> caller(String shown) {
        return token.holds(shown)
                ? Optional.of(new ApiCaller("log-sender", Set.of(SentinelAudience.SEND_LOGS)))
                : Optional.empty();
    }
}
