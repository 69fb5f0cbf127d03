"""Carbon in biomass and soil: gains, losses and stocks, in kg of carbon a year; CO2 is what the land gives up."""
