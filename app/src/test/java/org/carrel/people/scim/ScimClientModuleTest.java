package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.List;
import org.carrel.CarrelTest;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// As another's client reads and writes the protocol (UnboundID SCIM 2 SDK).
@CarrelTest
class ScimClientModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    private Client client = ClientBuilder.newClient();
    private ScimService service = new ScimService(client.target("http://localhost"));
    private String username = "";

    @BeforeEach
    void connect() {
        ScimForTests scim = ScimForTests.open(jdbc, tokens, port);
        // The JDK's older client, which is Jersey's usual one, cannot PATCH.
        client = ClientBuilder.newClient(new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()));
        client.register((ClientRequestFilter)
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + scim.token));
        service = new ScimService(client.target(scim.base()));
        username = "unbound" + Long.toString(System.nanoTime(), 36);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private UserResource user(String name) throws Exception {
        UserResource user = new UserResource();
        user.setUserName(name);
        user.setName(new Name().setGivenName("Una").setFamilyName("Bound"));
        user.setEmails(
                new Email().setValue(name + "@example.org").setType("work").setPrimary(true));
        user.setUserType("employee");
        user.setActive(true);
        return service.create("Users", user);
    }

    @Test
    void theServiceSaysWhatItCan() throws Exception {
        assertThat(service.getServiceProviderConfig().getBulk().isSupported()).isTrue();
        assertThat(service.getResourceTypes().getResources()).hasSize(2);
        assertThat(service.getSchemas().getResources())
                .extracting(SchemaResource::getName)
                .contains("User", "Group");
    }

    @Test
    void aUserIsMadeReplacedPatchedAndDeleted() throws Exception {
        UserResource made = user(username);
        assertThat(made.getDisplayName()).isEqualTo("Una Bound");
        made.setDisplayName("Una B.");
        made.setName(null);
        UserResource replaced = service.replace(made);
        assertThat(replaced.getDisplayName()).isEqualTo("Una B.");
        UserResource patched = service.modifyRequest(replaced)
                .replaceValue("emails[type eq \"work\"].value", "una@example.org")
                .invoke();
        assertThat(patched.getEmails().getFirst().getValue()).isEqualTo("una@example.org");
        service.delete(patched);
        assertThatThrownBy(() -> service.retrieve(patched)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aStaleVersionIsRefused() throws Exception {
        UserResource made = user(username);
        service.modifyRequest(made).replaceValue("displayName", "Second").invoke();
        assertThatThrownBy(() -> service.modifyRequest(made)
                        .replaceValue("displayName", "Third")
                        .ifMatch()
                        .invoke())
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void usersAreFoundByAFilter() throws Exception {
        user(username);
        user(username + "-two");
        ListResponse<UserResource> found = service.searchRequest("Users")
                .filter(Filter.eq("userName", username))
                .page(1, 10)
                .invoke(UserResource.class);
        assertThat(found.getTotalResults()).isEqualTo(1);
        assertThat(found.getResources().getFirst().getUserName()).isEqualTo(username);
    }

    @Test
    void aGroupHasItsMembers() throws Exception {
        UserResource made = user(username);
        GroupResource group = new GroupResource();
        group.setDisplayName("graduate");
        group.setMembers(List.of(new Member().setValue(made.getId())));
        GroupResource kept = service.create("Groups", group);
        assertThat(kept.getMembers()).extracting(Member::getValue).containsExactly(made.getId());
        assertThat(service.retrieve("Users", made.getId(), UserResource.class).getGroups())
                .hasSize(1);
    }
}
