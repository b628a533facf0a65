package dev.docent.api.account;

import dev.docent.storage.records.NestedValue;
import java.util.List;

/**
 * A generator of one-time passwords (RFC 6238) in an application of the person.
 *
 * @param sealed the shared secret, encrypted
 * @param confirmed whether the person entered a code of it; until then, nobody is asked for one
 * @param lastStep the time step of the last accepted code; only codes of later steps are accepted
 * @param recovery hashes of the unused recovery codes
 */
public record SecondFactor(String sealed, boolean confirmed, long lastStep, List<String> recovery)
        implements NestedValue {

    public SecondFactor {
        recovery = List.copyOf(recovery);
    }

    /** {@return the confirmed factor after a code of this step} */
    public SecondFactor used(long step) {
        return new SecondFactor(sealed, true, step, recovery);
    }

    /** {@return the factor without this recovery code} */
    public SecondFactor without(String hash) {
        return new SecondFactor(
                sealed,
                confirmed,
                lastStep,
                recovery.stream().filter(each -> !each.equals(hash)).toList());
    }

    @Override
    public String toString() {
        return "SecondFactor[confirmed=" + confirmed + ", recovery=" + recovery.size() + "]";
    }
}
