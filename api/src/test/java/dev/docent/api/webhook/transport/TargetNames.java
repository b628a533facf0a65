package dev.docent.api.webhook.transport;

import java.util.List;
import java.util.Map;

/** Names of receivers, two of which lead to the same address. */
public final class TargetNames {

    private TargetNames() {}

    /** {@return targets that resolve these names} */
    public static WebhookTargets targets() {
        var names = new Names(Map.of(
                "receiver.example", List.of("1.1.1.1"),
                "another.example", List.of("1.1.1.1"),
                "elsewhere.example", List.of("1.1.1.2")));
        return new WebhookTargets(new CheckedAddresses(names, false), false);
    }
}
