package org.nextstephub.server.account;

import org.nextstephub.profiles.Subscriber;

/**
 * From where somebody tries to sign in.
 *
 * @param key what its tries are counted under
 * @param isKnown it is a browser on which the account's owner has signed in before
 */
record Place(String key, boolean isKnown) {

    static Place knownDevice(String cookieHash) {
        return new Place("device " + cookieHash, true);
    }

    static Place elsewhere(String address) {
        return new Place("address " + Subscriber.of(address).network(), false);
    }
}
