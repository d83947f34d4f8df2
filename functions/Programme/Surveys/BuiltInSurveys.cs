namespace Automations.Programme.Surveys;

/// <summary>Surveys that come with the product, by the id that an order names.</summary>
public static class BuiltInSurveys
{
    public const string EventFeedback = "event-feedback";
    public const string MonthlyPulse = "monthly-pulse";
}
