package dev.docent.api.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A browser with an authenticator that has one passkey (WebAuthn, level 3), written from the specification and without the
 * library that the service checks it with.
 */
final class SoftwareAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int WITH_KEY = 0x40;

    private final KeyPair key;
    private final byte[] id;
    private String origin = "https://docent.example";
    private String user = "";
    private boolean verifies = true;
    private boolean synchronizes;
    private int counter;

    SoftwareAuthenticator() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.key = generator.generateKeyPair();
        this.id = new byte[32];
        new SecureRandom().nextBytes(id);
    }

    private SoftwareAuthenticator(SoftwareAuthenticator copied) {
        this.key = copied.key;
        this.id = copied.id;
        this.user = copied.user;
        this.counter = copied.counter;
    }

    /** {@return one with the same key, as a thief has it} */
    SoftwareAuthenticator copy() {
        return new SoftwareAuthenticator(this);
    }

    /** {@return this, without a way to verify a person} */
    SoftwareAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    /** {@return this, with a key that is synchronized, and does not count} */
    SoftwareAuthenticator synchronizing() {
        synchronizes = true;
        return this;
    }

    /** {@return this, with pages of another origin} */
    SoftwareAuthenticator at(String other) {
        origin = other;
        return this;
    }

    /** {@return a new credential for these options} */
    Map<String, Object> create(JsonNode options) throws GeneralSecurityException {
        user = options.at("/user/id").asText();
        var data = authenticatorData(options.at("/rp/id").asText(), true);
        var object = bytes(
                new byte[] {(byte) 0xA3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xA0},
                text("authData"),
                new byte[] {0x59},
                ByteBuffer.allocate(2).putShort((short) data.length).array(),
                data);
        var response = Map.of(
                "clientDataJSON",
                base64(clientData("webauthn.create", options)),
                "attestationObject",
                base64(object),
                "transports",
                List.of("internal", "hybrid"));
        return credential(response);
    }

    /** {@return an assertion for these options} */
    Map<String, Object> get(JsonNode options) throws GeneralSecurityException {
        counter++;
        var data = authenticatorData(options.get("rpId").asText(), false);
        var client = clientData("webauthn.get", options);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data);
        signature.update(DigestUtils.sha256(client));
        var response = Map.of(
                "clientDataJSON",
                base64(client),
                "authenticatorData",
                base64(data),
                "signature",
                base64(signature.sign()),
                "userHandle",
                user);
        return credential(response);
    }

    /** {@return an assertion with another member in its answer} */
    static Map<String, Object> changed(Map<String, Object> assertion, String member, Object value) {
        var response = new HashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(assertion.get("response")))
                .forEach((name, each) -> response.put(String.valueOf(name), each));
        response.put(member, value);
        var changed = new HashMap<>(assertion);
        changed.put("response", response);
        return changed;
    }

    private Map<String, Object> credential(Map<String, ?> response) {
        return Map.of(
                "id",
                base64(id),
                "rawId",
                base64(id),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of(),
                "response",
                response);
    }

    private byte[] clientData(String type, JsonNode options) {
        try {
            return new ObjectMapper()
                    .writeValueAsBytes(Map.of(
                            "type",
                            type,
                            "challenge",
                            options.get("challenge").asText(),
                            "origin",
                            origin,
                            "crossOrigin",
                            false));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private byte[] authenticatorData(String party, boolean withKey) {
        var flags = PRESENT
                | (verifies ? VERIFIED : 0)
                | (synchronizes ? BACKUP_ELIGIBLE | BACKED_UP : 0)
                | (withKey ? WITH_KEY : 0);
        var head = bytes(
                DigestUtils.sha256(party),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(synchronizes ? 0 : counter).array());
        return withKey ? bytes(head, new byte[16], new byte[] {0, (byte) id.length}, id, coseKey()) : head;
    }

    /** RFC 9053, section 7.1.1: an EC2 key on P-256 for ES256. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return bytes(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    /** A text of CBOR with less than 24 bytes. */
    private static byte[] text(String value) {
        return bytes(new byte[] {(byte) (0x60 + value.length())}, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
