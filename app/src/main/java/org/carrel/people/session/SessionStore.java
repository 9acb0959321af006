package org.carrel.people.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.WebSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/// Sessions in PostgreSQL, read and written for the purpose of signing in.
@Configuration(proxyBeanMethods = false)
class SessionStore {

    // What a session may hold: whose it is, since when, and a message for the page after a redirect.
    private static final ObjectInputFilter PLAIN_VALUES = ObjectInputFilter.Config.createFilter(
            "maxdepth=8;maxbytes=65536;java.lang.*;java.time.*;java.util.*;java.util.concurrent.CopyOnWriteArrayList;"
                    + "org.springframework.web.servlet.FlashMap;org.springframework.util.LinkedMultiValueMap;"
                    + "org.springframework.util.MultiValueMapAdapter;!*");

    @Bean
    JdbcIndexedSessionRepository sessionRepository(JdbcTemplate jdbc, Purposes purposes, WebSettings settings) {
        JdbcIndexedSessionRepository sessions =
                new JdbcIndexedSessionRepository(jdbc, purposes.operations(new Purpose("sign_in")));
        sessions.setTableName("people.session");
        sessions.setDefaultMaxInactiveInterval(settings.idleTimeout());
        sessions.setConversionService(values());
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    private static GenericConversionService values() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new DeserializingConverter(plainValues()));
        return conversion;
    }

    // Whoever could write to the table must not thereby run code here.
    private static Deserializer<Object> plainValues() {
        return new Deserializer<>() {
            @Override
            public Object deserialize(InputStream stored) throws IOException {
                try (ObjectInputStream in = new ObjectInputStream(stored)) {
                    in.setObjectInputFilter(PLAIN_VALUES);
                    return in.readObject();
                } catch (ClassNotFoundException e) {
                    throw new IOException("A session holds a value of an unknown class", e);
                }
            }
        };
    }
}
