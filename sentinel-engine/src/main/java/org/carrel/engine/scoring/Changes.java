package org.carrel.engine.scoring;

import java.util.List;

/// What is new since the last call of [Detector#drain].
///
/// @param accountDays new or changed, in their latest form, by day, then account
/// @param alerts opened or updated, in their latest form, by time of opening, then account
public record Changes(List<AccountDay> accountDays, List<Alert> alerts) {}
