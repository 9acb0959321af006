package org.carrel.people.university;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The university's sign-in service, any OpenID Connect provider.
///
/// @param issuer     its address, under which it describes itself
/// @param join       whether somebody without an account gets one when the service names a group for them
/// @param groups     which of its attributes make somebody a member of which group
/// @param groupsLast how long such a group lasts after signing in, unless they sign in again
@ConfigurationProperties("carrel.signin.oidc")
record OidcSettings(
        String issuer,
        String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue Claims claims,
        @DefaultValue("false") boolean join,
        @DefaultValue List<GroupRule> groups,
        @DefaultValue("90d") Duration groupsLast,
        @DefaultValue StepUp stepUp) {

    /// In which attributes the service says what; a dot leads into an attribute that has attributes.
    record Claims(
            @DefaultValue("preferred_username") String username,
            @DefaultValue("name") String name,
            @DefaultValue("email") String email) {}

    /// One of `value` and `pattern` is given.
    ///
    /// @param value   as the attribute has it, whatever its capitals
    /// @param pattern a regular expression for the whole of it
    record GroupRule(
            String claim, @Nullable String value, @Nullable String pattern, UserGroup group) {

        GroupRule {
            if ((value == null) == (pattern == null)) {
                throw new IllegalArgumentException(
                        "carrel.signin.oidc.groups: a rule for " + group.key() + " needs either a value or a pattern");
            }
        }

        boolean fits(String said) {
            return value != null ? value.equalsIgnoreCase(said) : pattern != null && said.matches(pattern);
        }
    }

    /// What the service says of how somebody signed in there when it asked for a second proof; nothing by itself.
    record StepUp(
            @DefaultValue Set<String> acr, @DefaultValue Set<String> amr) {}

    /// Without the secret.
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
