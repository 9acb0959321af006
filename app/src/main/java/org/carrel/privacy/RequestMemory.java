package org.carrel.privacy;

import java.util.HashMap;
import java.util.Map;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What has been found out while a request is answered, so that it is found out once. It ends with the request; without
/// one nothing is remembered.
public final class RequestMemory {

    private RequestMemory() {}

    /// @param of whose memory it is, always with the same types
    @SuppressWarnings("unchecked") // put there below, under a name of its own
    public static <K, V> Map<K, V> of(Class<?> of) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return new HashMap<>();
        }
        Object memory = request.getAttribute(of.getName(), RequestAttributes.SCOPE_REQUEST);
        if (memory == null) {
            memory = new HashMap<K, V>();
            request.setAttribute(of.getName(), memory, RequestAttributes.SCOPE_REQUEST);
        }
        return (Map<K, V>) memory;
    }
}
