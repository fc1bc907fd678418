import { type ANSWER_REASONS } from '@klammer/contracts/applications';
import { APPLICATION_STATUSES } from '@klammer/contracts/requests';
import mongoose from 'mongoose';

/** An application as stored; one of an organisation for each request. */
export interface ApplicationDoc {
  _id: mongoose.Types.ObjectId;
  requestId: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  status: (typeof APPLICATION_STATUSES)[number];
  pitch: string;
  answers: string[];
  fileIds: mongoose.Types.ObjectId[];
  revision: number;
  changedBy: { personId: string; personName: string };
  submittedAt: Date | null;
  shortlisted: boolean;
  answer: {
    reason: (typeof ANSWER_REASONS)[number] | 'withdrawn' | null;
    note: string;
    at: Date;
    personId: string;
  } | null;
  /** When the applicant was told the answer. */
  toldAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const id = mongoose.Schema.Types.ObjectId;
const application = new mongoose.Schema<ApplicationDoc>(
  {
    requestId: { type: id, required: true },
    organisationId: { type: id, required: true },
    status: { type: String, enum: APPLICATION_STATUSES, required: true },
    pitch: { type: String, default: '' },
    answers: [String],
    fileIds: [id],
    revision: { type: Number, required: true },
    changedBy: { _id: false, personId: String, personName: String },
    submittedAt: { type: Date, default: null },
    shortlisted: { type: Boolean, default: false },
    answer: {
      type: new mongoose.Schema(
        { reason: { type: String, default: null }, note: String, at: Date, personId: String },
        { _id: false },
      ),
      default: null,
    },
    toldAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'applications', versionKey: false },
);
application.index({ requestId: 1, organisationId: 1 }, { unique: true });
application.index({ requestId: 1, status: 1, submittedAt: -1 });
application.index({ organisationId: 1, updatedAt: -1 });
application.index({ status: 1, toldAt: 1 });
// For what is exported and erased of a person.
application.index({ 'changedBy.personId': 1 });
application.index({ 'answer.personId': 1 });
export const Applications = mongoose.model<ApplicationDoc>('Application', application);

/** What one reviewer thinks of an application. */
export interface ReviewDoc {
  _id: mongoose.Types.ObjectId;
  applicationId: mongoose.Types.ObjectId;
  personId: string;
  personName: string;
  fit: number | null;
  benefit: number | null;
  feasibility: number | null;
  note: string;
  at: Date;
}
const review = new mongoose.Schema<ReviewDoc>(
  {
    applicationId: { type: id, required: true },
    personId: { type: String, required: true },
    personName: { type: String, required: true },
    fit: { type: Number, default: null },
    benefit: { type: Number, default: null },
    feasibility: { type: Number, default: null },
    note: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'application_reviews', versionKey: false },
);
review.index({ applicationId: 1, personId: 1 }, { unique: true });
review.index({ personId: 1 });
export const Reviews = mongoose.model<ReviewDoc>('ApplicationReview', review);
