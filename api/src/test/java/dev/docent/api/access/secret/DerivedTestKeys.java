package dev.docent.api.access.secret;

import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys for tests, by number. */
public final class DerivedTestKeys {

    private DerivedTestKeys() {}

    /** {@return keys derived from these, the present one first} */
    public static DerivedKeys of(int... numbers) {
        return new DerivedKeys(
                IntStream.of(numbers).mapToObj(DerivedTestKeys::key).toList());
    }

    private static SecretKey key(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
