package org.carrel.sentinel.accuracy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many alerts a day the library wants to read at most.
@Component
class ReviewBudget {

    private final double alertsPerDay;

    ReviewBudget(@Value("${carrel.sentinel.alerts-per-day:5}") double alertsPerDay) {
        this.alertsPerDay = alertsPerDay;
    }

    double alertsPerDay() {
        return alertsPerDay;
    }
}
