package org.carrel.buildings.premises;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the library set, as of one moment.
///
/// @param tokens gates by the hash of their token, in hexadecimal digits
public record Plan(
        Map<String, Building> buildings, Map<String, Gate> gates, Map<String, String> tokens, AcademicYear year) {

    public Optional<Building> building(String code) {
        return Optional.ofNullable(buildings.get(code));
    }

    public Optional<Gate> gate(String code) {
        return Optional.ofNullable(gates.get(code));
    }

    /// By name, within their campus.
    public List<Building> all() {
        return List.copyOf(buildings.values());
    }
}
