package dev.docent.api.limit;

import static dev.docent.api.limit.Rate.perHour;
import static dev.docent.api.limit.Rate.perMinute;

import dev.docent.api.limit.LimitBucket.Taken;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;

/**
 * Holds those who are not known yet to their limits: network addresses that send requests without a valid credential, and
 * e-mail addresses, whether or not somebody has them. Those of all nodes count together, unless the method says otherwise. If
 * the records do not respond, nothing is limited. Safe for concurrent use.
 */
@Service
public class AddressLimits {

    private static final Rate MAILS = perHour("mails", 5);
    private static final Rate FAILED_SIGN_INS = perHour("failed_sign_ins", 30);

    private final LimitBuckets buckets;
    private final boolean enabled;
    private final Rate anonymous;
    private final Rate guesses;

    AddressLimits(LimitProperties limits, LimitBuckets buckets) {
        this.buckets = buckets;
        this.enabled = limits.enabled();
        this.anonymous = perMinute("requests", limits.address().requestsPerMinute());
        this.guesses = perMinute("bad_credentials", limits.address().badCredentialsPerMinute());
    }

    /** Counts a request without a credential, on this node. */
    public LimitDecision countAnonymous(String address) {
        return isOn(anonymous)
                ? decide(buckets.ofNode("address " + address, anonymous).take(1))
                : LimitDecision.UNLIMITED;
    }

    /** Counts a credential that was refused. */
    public LimitDecision countBadCredential(String address) {
        return isOn(guesses)
                ? LimitDecision.unlessUnavailable(
                        () -> decide(ofAddress(address).take(1)))
                : LimitDecision.UNLIMITED;
    }

    /** {@return whether credentials of the address may be looked up, as far as this node knows} */
    public LimitDecision mayPresentCredential(String address) {
        var wait = isOn(guesses) ? ofAddress(address).barredNanos() : 0;
        return wait == 0 ? LimitDecision.UNLIMITED : decide(new Taken(guesses, false, 0, wait));
    }

    /** Counts a mail to an e-mail address, also where other limits are switched off. */
    public LimitDecision countMail(String email) {
        return LimitDecision.unlessUnavailable(() -> LimitDecision.of(
                "recipient", List.of(ofEmail("recipient", email, MAILS).take(1))));
    }

    /** Counts a sign-in that was refused, also where other limits are switched off. */
    public void countFailedSignIn(String email) {
        LimitDecision.unlessUnavailable(
                () -> decide(ofEmail("sign-in", email, FAILED_SIGN_INS).take(1)));
    }

    /** {@return whether a password for the e-mail address may be checked, as far as this node knows} */
    public boolean maySignIn(String email) {
        return ofEmail("sign-in", email, FAILED_SIGN_INS).barredNanos() == 0;
    }

    private LimitBucket ofAddress(String address) {
        return buckets.shared("address " + address, guesses);
    }

    private LimitBucket ofEmail(String purpose, String email, Rate rate) {
        return buckets.shared(purpose + " " + DigestUtils.sha256Hex(email), rate);
    }

    private boolean isOn(Rate rate) {
        return enabled && rate.isOn();
    }

    private static LimitDecision decide(Taken taken) {
        return LimitDecision.of("address", List.of(taken));
    }
}
