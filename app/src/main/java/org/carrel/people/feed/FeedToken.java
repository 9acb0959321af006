package org.carrel.people.feed;

import java.util.Optional;
import java.util.Set;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.TokenFile;
import org.springframework.stereotype.Component;

/// The bearer token by which whoever runs Carrel delivers files from the command line.
@For({})
@Component
class FeedToken implements ApiTokens {

    private final TokenFile token;

    FeedToken(FeedSettings settings) {
        this.token = TokenFile.readOrMake(settings.tokenFile(), "The token file of feeds");
    }

    @Override
    public Optional<ApiCaller> caller(String shown) {
        return token.holds(shown) ? Optional.of(new ApiCaller("feed-sender", Set.of("SEND_FEEDS"))) : Optional.empty();
    }
}
