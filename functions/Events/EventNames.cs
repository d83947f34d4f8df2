using Automations.Programme;
using Automations.Web;

namespace Automations.Events;

/// <summary>What things are called where people read them.</summary>
public static class EventNames
{
    public static string Of(EventFormat format, string language) =>
        (format, language == "de") switch
        {
            (EventFormat.LunchAndLearn, _) => "Lunch’n’Learn",
            (EventFormat.BrownBagLunch, true) => "Brown-Bag-Lunch",
            (EventFormat.BrownBagLunch, false) => "Brown bag lunch",
            (EventFormat.CoachingSession, true) => "Coaching",
            (EventFormat.CoachingSession, false) => "Coaching session",
            (EventFormat.Floorwalk, _) => "Floorwalk",
            (EventFormat.CommunityCall, true) => "Community-Call",
            (EventFormat.CommunityCall, false) => "Community call",
            (EventFormat.OnboardingCall, true) => "Onboarding-Call",
            _ => "Onboarding call",
        };

    /// <summary>One sentence on what the format is.</summary>
    public static string About(EventFormat format, Voice voice) =>
        format switch
        {
            EventFormat.LunchAndLearn => voice.Say("Ein Thema, eine Mittagspause: zuschauen und mitnehmen.", "One topic, one lunch break: watch and take away."),
            EventFormat.BrownBagLunch => voice.Say("Essen mitbringen, zuhören, mitreden.", "Bring your lunch, listen, join in."),
            EventFormat.CoachingSession => voice.Say("In kleiner Runde an den eigenen Fragen arbeiten.", "Work on your own questions in a small group."),
            EventFormat.Floorwalk => voice.Say("Hilfe direkt am Arbeitsplatz.", "Help right at the desk."),
            EventFormat.CommunityCall => voice.Say("Neues aus der Community, und Zeit zum Austausch.", "News from the community, and time to exchange."),
            _ => voice.Say("Der Einstieg für alle, die neu dabei sind.", "The start for everybody who is new."),
        };

    /// <summary><c>7 Tage vorher</c>, <c>1 hour before</c>.</summary>
    public static string Before(ReminderOffset reminder, Voice voice) =>
        (reminder.Days, reminder.Minutes) switch
        {
            (1, _) => voice.Say("1 Tag vorher", "1 day before"),
            ( > 1, _) => voice.Say($"{reminder.Days} Tage vorher", $"{reminder.Days} days before"),
            (_, 60) => voice.Say("1 Stunde vorher", "1 hour before"),
            (_, var minutes) when minutes % 60 == 0 => voice.Say($"{minutes / 60} Stunden vorher", $"{minutes / 60} hours before"),
            (_, var minutes) => voice.Say($"{minutes} Minuten vorher", $"{minutes} minutes before"),
        };
}
