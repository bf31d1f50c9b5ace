package org.nextstephub.profiles.certain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Codes and addresses that HAPI's validator found right, each in its place; learnt only from messages without any error.
 * Only keyed hashes are kept, by a key of this process: a display may hold a person's words, and nobody can look for a
 * code that hashes like another.
 */
final class ProvenCodes {

    private static final int MOST = 20_000;

    private final Cache<Long, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final HashFunction hash;

    ProvenCodes() {
        SecureRandom random = new SecureRandom();
        this.hash = Hashing.sipHash24(random.nextLong(), random.nextLong());
    }

    /** What is known, to be asked. */
    Memory asked() {
        return new Memory(false);
    }

    /** What is known, to be added to: it has whatever it is asked for. */
    Memory learning() {
        return new Memory(true);
    }

    /** The codes as one walk meets them. */
    final class Memory {

        private final boolean learning;

        private Memory(boolean learning) {
            this.learning = learning;
        }

        Key key(long place) {
            return new Key(hash.newHasher().putLong(place));
        }

        boolean has(Key key) {
            long value = key.value();
            if (learning) {
                known.put(value, Boolean.TRUE);
            }
            return learning || known.getIfPresent(value) != null;
        }
    }

    /** A key in the making; absent is not the same as empty. */
    static final class Key {

        private final Hasher hasher;

        private Key(Hasher hasher) {
            this.hasher = hasher;
        }

        Key with(@Nullable String text) {
            if (text == null) {
                hasher.putInt(-1);
            } else {
                hasher.putInt(text.length()).putUnencodedChars(text);
            }
            return this;
        }

        Key with(int number) {
            hasher.putInt(number);
            return this;
        }

        private long value() {
            return hasher.hash().asLong();
        }
    }
}
