package org.carrel.people.feed;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Directories (LDAP, version 3) that say who the people of a source are.
///
/// @param directories by the key of the source, whose mapping names the directory's attributes as its columns
@ConfigurationProperties("carrel.people")
record DirectorySettings(@DefaultValue Map<String, Directory> directories) {

    /// @param url          `ldaps://host` or `ldap://host:port`
    /// @param bindDn       null to read without a login
    /// @param base         below which the people are
    /// @param filter       which entries are people
    /// @param nightly      whether it is read every night
    /// @param patience     how long an answer may take
    record Directory(
            URI url,
            @Nullable String bindDn,
            @Nullable String bindPassword,
            String base,
            @DefaultValue("(objectClass=person)") String filter,
            @DefaultValue("true") boolean nightly,
            @DefaultValue("30s") Duration patience) {

        /// Without the password.
        @Override
        public String toString() {
            return "Directory[" + url + "]";
        }
    }
}
