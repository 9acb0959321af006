package org.carrel.sentinel.accuracy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many alerts a day the library wants to read at most: as released, or as the settings file
/// says. The caller acts for `check_detector`.
@Component
class ReviewBudget {

    private final ComparisonRepository repository;
    private final double usual;

    ReviewBudget(ComparisonRepository repository, @Value("${carrel.sentinel.alerts-per-day:5}") double usual) {
        this.repository = repository;
        this.usual = usual;
    }

    double alertsPerDay() {
        return repository.releasedBudget().orElse(usual);
    }
}
