package org.carrel.buildings.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.Visitor;
import org.carrel.buildings.InventedBuildings;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@CarrelTest
@ActiveProfiles("demo")
@DirtiesContext
class InventedBuildingsModuleTest {

    @Autowired
    private InventedBuildings buildings;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void theDemosGatesHaveADaysLife() {
        List<InventedBuildings.Visitor> visitors = IntStream.range(0, 40)
                .mapToObj(i -> new InventedBuildings.Visitor(
                        people.enter("Invented " + i, Set.of(UserGroup.STUDENT)), UserGroup.STUDENT))
                .toList();
        buildings.make(visitors);
        assertThat(jdbc.sql("SELECT count(*) FROM buildings.hour_level")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1_000);
        assertThat(new Visitor(port).get("/buildings").body())
                .contains("Central Library", "Medical Library", "Wharf Library");
        assertThat(new Visitor(port).get("/buildings/central").body()).contains("A usual day like today");
    }
}
