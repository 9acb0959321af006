package org.carrel.catalogue.load;

import java.util.Optional;
import java.util.Set;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.TokenFile;
import org.springframework.stereotype.Component;

/// The bearer token by which whoever runs Carrel loads records from the command line.
@For({})
@Component
class LoadToken implements ApiTokens {

    private final TokenFile token;

    LoadToken(LoadSettings settings) {
        this.token = TokenFile.readOrMake(settings.tokenFile(), "The token file of the catalogue");
    }

    @Override
    public Optional<ApiCaller> caller(String shown) {
        return token.holds(shown)
                ? Optional.of(new ApiCaller("record-sender", Set.of("SEND_RECORDS")))
                : Optional.empty();
    }
}
