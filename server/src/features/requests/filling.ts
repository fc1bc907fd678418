import { type RequestFields } from '@klammer/contracts/requests';
import mongoose from 'mongoose';
import { Applications, Reviews, type ApplicationDoc, type ReviewDoc } from './application-model.ts';
import { storedFields } from './checking.ts';
import { localOf } from '../../time/local-time.ts';
import { Requests } from './model.ts';

type FilledApplication = Pick<ApplicationDoc, 'pitch' | 'answers' | 'shortlisted' | 'changedBy'> & {
  organisationId: string;
  status: ApplicationDoc['status'];
  at: Date;
  answer?: ApplicationDoc['answer'];
  reviews?: Pick<ReviewDoc, 'personId' | 'personName' | 'fit' | 'benefit' | 'feasibility' | 'note'>[];
};
/** A request with what came in, as it is stored. */
export interface FilledRequest {
  organisationId: string;
  fields: Omit<RequestFields, 'deadline'>;
  status: 'draft' | 'published' | 'closed';
  createdAt: Date;
  deadlineAt: Date;
  applications: FilledApplication[];
}

/** Stores requests with their applications as they are; nobody is told. @returns their ids in order */
export async function fillRequests(list: readonly FilledRequest[]): Promise<string[]> {
  const made = list.map((one) => ({ ...one, _id: new mongoose.Types.ObjectId() }));
  await Requests.insertMany(
    made.map(({ _id, organisationId, fields, status, createdAt, deadlineAt }) => ({
      ...storedFields({ ...fields, deadline: localOf(deadlineAt) }),
      _id,
      cause: `${organisationId}:${_id.toHexString()}`,
      organisationId,
      status,
      publishedAt: status === 'draft' ? null : createdAt,
      toldAt: createdAt,
      revision: 0,
      createdAt,
      updatedAt: createdAt,
    })),
  );
  const applications = made.flatMap((one) =>
    one.applications.map((application) => ({
      ...application,
      _id: new mongoose.Types.ObjectId(),
      requestId: one._id,
    })),
  );
  await Applications.insertMany(
    applications.map(({ reviews: _, at, ...one }) => ({
      ...one,
      answer: one.answer ?? null,
      revision: 1,
      fileIds: [],
      submittedAt: one.status === 'draft' ? null : at,
      toldAt: one.answer ? one.answer.at : null,
      createdAt: at,
      updatedAt: one.answer?.at ?? at,
    })),
  );
  await Reviews.insertMany(
    applications.flatMap(({ _id, at, reviews = [] }) =>
      reviews.map((review) => ({ ...review, applicationId: _id, at })),
    ),
  );
  return made.map((one) => one._id.toHexString());
}
