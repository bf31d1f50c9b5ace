package org.nextstephub.profiles.certain;

/** Prints what {@code certified.properties} must hold for this program; see {@code profiles/certify.sh}. */
public final class Certify {

    private Certify() {}

    public static void main(String[] ignored) {
        Certified present = Certified.present();
        System.out.println("hapi=" + present.hapi());
        System.out.println("judge=" + present.judge());
        System.out.println("definitions=" + present.definitions());
        System.out.println("rules=" + present.rules());
    }
}
