package org.carrel.testkit;

import java.util.List;
import org.carrel.engine.RequestKind;

/// One request, before it becomes a log line or an event.
///
/// @param second when it truly was
/// @param stamp when the proxy's clock said it was
/// @param provider number of the publisher, −1 for the proxy itself
/// @param item number of the document or page
/// @param agent number of the user agent
/// @param episodes what it is part of; empty for everyday work
record Hit(
        long second,
        long stamp,
        String account,
        Address address,
        RequestKind kind,
        int provider,
        long item,
        int status,
        long bytes,
        int agent,
        long session,
        List<Episode> episodes) {

    boolean isAttack() {
        return !episodes.isEmpty() && episodes.getFirst().scenario().isAttack();
    }

    /// The reader, or the thief, has the document now.
    boolean takesDocument() {
        return kind == RequestKind.DOCUMENT && status < 400;
    }

    String url() {
        return switch (kind) {
            case DOCUMENT -> Providers.pdf(provider, item);
            case SEARCH -> Providers.search(provider, item);
            case RESOURCE -> Providers.resource(provider, item);
            case SIGN_IN -> Providers.PROXY + "/connect?session=s" + Long.toString(session, 36) + "&url=menu";
            case SIGN_IN_FAILED -> Providers.PROXY + "/login";
            default -> Providers.landing(provider, item);
        };
    }
}
