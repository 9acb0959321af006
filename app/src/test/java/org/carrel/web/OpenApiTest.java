package org.carrel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.CarrelTest;
import org.carrel.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

@CarrelTest
class OpenApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void theDescriptionNamesJustTheAddressesThatExist() {
        Set<String> existing = new TreeSet<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .forEach(existing::add));
        Map<String, Object> description =
                new Yaml().load(new Visitor(port).get("/api/v1/openapi.yaml").body());
        assertThat(description.get("paths"))
                .isInstanceOfSatisfying(
                        Map.class, paths -> assertThat(paths.keySet()).isEqualTo(existing));
    }
}
