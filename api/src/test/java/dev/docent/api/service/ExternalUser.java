package dev.docent.api.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.docent.api.service.Docent.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A user of another issuer, which shares a secret with the service of the tests. */
final class ExternalUser {

    static final String ISSUER = "yral_auth";
    static final String AUDIENCE = "docent-of-the-tests";
    static final String SECRET = "the-secret-shared-with-the-issuer-of-the-tests";

    private ExternalUser() {}

    /** {@return a call with a token of the user for ten minutes} */
    static Call named(Docent docent, String name) {
        return docent.anonymous().header("Authorization", "Bearer " + token(claims(name, Duration.ofMinutes(10))));
    }

    /** {@return the claims of a good token, to be changed} */
    static JWTClaimsSet.Builder claims(String name, Duration lifetime) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .claim("user_id", name)
                .expirationTime(Date.from(Instant.now().plus(lifetime)));
    }

    /** {@return a token of the shared secret} */
    static String token(JWTClaimsSet.Builder claims) {
        try {
            return signed(JWSAlgorithm.HS256, null, new MACSigner(SECRET), claims);
        } catch (JOSEException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** {@return a token} @param keyId null for none */
    static String signed(JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId);
        var token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
