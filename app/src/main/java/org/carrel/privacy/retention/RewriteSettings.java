package org.carrel.privacy.retention;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// When tables are written anew, so that no bytes of deleted rows are left in their files.
///
/// @param day the night of the week in which all of them are; what did not come off is tried in the
/// nights after
/// @param at when such a night begins, in the library's zone
/// @param largest tables larger than this, with their indexes, stay as they are: nobody can use one
/// meanwhile
/// @param lockTimeout how long to wait for everybody to leave a table alone, and others for that
/// @param every how often to look whether it is time; zero for never: nothing is rewritten then
@ConfigurationProperties("carrel.privacy.rewrites")
record RewriteSettings(
        @DefaultValue("sunday") DayOfWeek day,
        @DefaultValue("03:30") LocalTime at,
        @DefaultValue("256MB") DataSize largest,
        @DefaultValue("3s") Duration lockTimeout,
        @DefaultValue("10m") Duration every) {}
