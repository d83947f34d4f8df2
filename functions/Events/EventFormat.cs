namespace Automations.Events;

/// <summary>What kind of meeting an event is.</summary>
public enum EventFormat
{
    LunchAndLearn,
    BrownBagLunch,
    CoachingSession,
    Floorwalk,
    CommunityCall,
    OnboardingCall,
}
